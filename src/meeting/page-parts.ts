/** What a group can show on its public pages. */
export const PAGE_PARTS = ['agenda', 'minutes', 'actions', 'decisions', 'calendar'] as const;
export type PublicPart = (typeof PAGE_PARTS)[number];

/** What of a group is public. */
export interface PublicPagesSetting {
  /** Where people reach its pages; ends with a slash. */
  readonly url: string;
  readonly public: readonly PublicPart[];
}
