/** The first stop of the Tab key: past the header to the content. */
export const SkipLink = ({ to = 'main' }: { readonly to?: string }) => (
  <a href={`#${to}`} className="govuk-skip-link">
    Skip to main content
  </a>
);
