/** Which build this is. What is not known is left out. */
export interface BuildInfo {
  readonly name: string;
  readonly version: string;
  readonly buildNumber?: string;
  /** The version of each process's definition, by process. */
  readonly processVersions?: Readonly<Record<string, number>>;
  readonly git?: { readonly branch: string; readonly commit: { readonly id: string; readonly time?: string } };
}
