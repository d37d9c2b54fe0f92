/** Placeholder, replaced in the next commit. */
export const ActionsScreen = () => <h1 className="govuk-heading-l">Actions</h1>;
