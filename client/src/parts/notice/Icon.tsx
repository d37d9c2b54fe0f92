/** The few pictures used, always beside words and never instead of them. */

const paths = {
  information: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1.5 15h-3v-7h3v7Zm0-8.6h-3V5.6h3v2.8Z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-1.6 15-5-5 2-2 3 3 6.2-6.2 2 2-8.2 8.2Z',
  warning: 'M12 2 1 21.5h22L12 2Zm1.4 16.6h-2.8v-2.7h2.8v2.7Zm0-4.2h-2.8V8.6h2.8v5.8Z',
  error: 'M7.9 2 2 7.9v8.2L7.9 22h8.2l5.9-5.9V7.9L16.1 2H7.9Zm5.6 16h-3v-2.8h3V18Zm0-4.6h-3V6h3v7.4Z',
  saved: 'M9.5 19 3 12.5l2.2-2.2 4.3 4.3L19 5l2.2 2.2L9.5 19Z',
  saving: 'M12 4a8 8 0 1 1-7.7 5.8l2.4.7A5.5 5.5 0 1 0 12 6.5V10L6.5 5.2 12 .8V4Z',
  offline:
    'm3.5 2 18.5 18.5-1.5 1.5-6-6H7a5 5 0 0 1-1.6-9.7L2 3.5 3.5 2Zm5.6 3.2A7 7 0 0 1 18.8 10a4.5 4.5 0 0 1 2.3 7.2L9.1 5.2Z',
  online: 'M7 19a5 5 0 0 1-.6-10A6.5 6.5 0 0 1 18.7 10 4.6 4.6 0 0 1 18 19H7Z',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, className }: { readonly name: IconName; readonly className?: string }) => (
  <svg className={className} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path d={paths[name]} fill="currentColor" fillRule="evenodd" />
  </svg>
);
