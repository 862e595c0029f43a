/** A sentence as FIBO writes it into a structured prompt, and the value of ours that it means. */
export interface FiboSentence {
  readonly parameter:
    'camera_angle' | 'fov' | 'lighting' | 'color_palette' | 'composition' | 'style';
  readonly words: string;
  /** style only: the style_medium beside it */
  readonly medium?: string;
  /** The right value, or the two that are equally right. */
  readonly values: readonly string[];
}
