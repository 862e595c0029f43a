/** One thing in a picture, in FIBO's words. */
export interface PictureObject {
  readonly description: string;
  readonly location: string;
  readonly relationship: string;
  readonly relative_size: string;
  readonly shape_and_color: string;
  readonly texture: string;
  readonly appearance_details: string;
  readonly orientation: string;
}

/** Writing in a picture. */
export interface TextRender {
  readonly text: string;
  readonly location: string;
  readonly size: string;
  readonly color: string;
  readonly font: string;
  readonly appearance_details: string;
}

/** FIBO's description of a picture: free text everywhere, no enumerations. */
export interface StructuredPrompt {
  readonly short_description: string;
  readonly objects: readonly PictureObject[];
  readonly background_setting: string;
  readonly lighting: {
    readonly conditions: string;
    readonly direction: string;
    readonly shadows: string;
  };
  readonly aesthetics: {
    readonly composition: string;
    readonly color_scheme: string;
    readonly mood_atmosphere: string;
  };
  readonly photographic_characteristics: {
    readonly depth_of_field: string;
    readonly focus: string;
    readonly camera_angle: string;
    readonly lens_focal_length: string;
  };
  readonly style_medium: string;
  readonly text_render: readonly TextRender[];
  readonly context: string;
  readonly artistic_style: string;
}
