/** Green goes on, yellow has its outcome and waits for what still arrives, dim is over. */
export const STATUS_TONES = { active: "good", afterwards: "warning", ended: "quiet" } as const;
