/** The column under which an imported row that could not be read keeps the reason; such a row becomes no case. */
export const MALFORMED = "#malformed";
