/** A refusal in the page, in the server's words; it stays until it is dismissed. */
import { Alert } from '../../parts';
import type { Orders } from './orders';

export const Refused = ({ orders }: { readonly orders: Pick<Orders, 'problem' | 'dismiss'> }) =>
  orders.problem === null ? null : (
    <Alert kind="error" title="That was not done" onDismiss={orders.dismiss}>
      <p>{orders.problem}</p>
    </Alert>
  );
