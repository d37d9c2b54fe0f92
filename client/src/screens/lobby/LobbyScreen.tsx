/** Placeholder, replaced in the next commit. */
export const LobbyScreen = () => <h1 className="govuk-heading-l">Lobby</h1>;
