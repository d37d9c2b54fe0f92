/** Starts the page: styles, the language, and the application. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/main.scss';
import { App } from './app';
import { startWords } from './parts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');

void startWords().then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
