/**
 * The issuer of tokens on a developer's machine: the same at every port, so that tokens survive a restart. The name
 * can be nobody's (RFC 2606), and production refuses it: whoever runs the system may make themselves any token.
 */
export const DEVELOPMENT_ISSUER = "https://throughcare-development.invalid";
