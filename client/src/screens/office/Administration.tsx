/** The administrator's page. People and sign-ins; nothing of any case. */
export const Administration = () => <h1 className="govuk-heading-l">People</h1>;
