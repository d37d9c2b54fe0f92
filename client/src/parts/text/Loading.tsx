/** Something is on its way: in words first. */
export const Loading = ({ what = 'Loading' }: { readonly what?: string }) => (
  <span className="loading" role="status">
    <span className="loading__ring" aria-hidden="true" />
    {what}…
  </span>
);
