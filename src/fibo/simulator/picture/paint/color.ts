/** `#rrggbb` */
export type Color = `#${string}`;

/** All of `one` at 0, all of `other` at 1. */
export function mix(one: Color, other: Color, share: number): Color {
  const from = channelsOf(one);
  const to = channelsOf(other);
  return colorOf(from.map((channel, index) => channel + ((to[index] ?? 0) - channel) * share));
}

/** Multiplies the light in a color; 1 leaves it as it is. */
export function expose(color: Color, factor: number): Color {
  return colorOf(channelsOf(color).map((channel) => channel * factor));
}

/** The gray that is as bright. */
export function grayOf(color: Color): Color {
  const gray = luminance(color);
  return colorOf([gray, gray, gray]);
}

/** From 0, black, to 255. */
export function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function channelsOf(color: Color): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
}

function colorOf(channels: readonly number[]): Color {
  const hex = channels.map((channel) =>
    Math.round(Math.min(255, Math.max(0, channel)))
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}
