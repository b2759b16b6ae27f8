const KNOWN_SCHEME = /^(?:https?|ftp|mailto|tel):/i;

/**
 * A link target that cannot leave its attribute and cannot run anything: an unknown scheme (`javascript:`, say) becomes
 * part of an ordinary web address, as at Notify.
 */
export function safeHref(target: string): string {
  const address = KNOWN_SCHEME.test(target) ? target : `http://${target}`;
  return address.toWellFormed().replaceAll(/[^\w\-.~:/?#=&;%@+,]/gu, (character) => encodeURIComponent(character));
}
