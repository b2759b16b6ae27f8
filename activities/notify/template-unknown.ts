/** A template that has no id at Notify for the channel of an address: an error in this program or its configuration. */
export class TemplateUnknown extends Error {
  override readonly name = "TemplateUnknown";
  constructor(key: string) {
    super(`There is no Notify template id for ${key}.`);
  }
}
