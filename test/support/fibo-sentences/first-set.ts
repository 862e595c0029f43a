import type { FiboSentence } from './fibo-sentence.js';

/**
 * Sentences in the manner of FIBO with their right values, written without knowledge of the lexicon, so that they measure it.
 */
export const FIRST_SET: readonly FiboSentence[] = [
  {
    parameter: 'camera_angle',
    words:
      "Eye-level with the fox, as if the photographer were lying in the grass at the animal's own height.",
    values: ['eye-level'],
  },
  {
    parameter: 'camera_angle',
    words: "Straight-on view at the height of the barista's face, neither looking up nor down.",
    values: ['eye-level'],
  },
  {
    parameter: 'camera_angle',
    words:
      "Photographed from a standing person's natural line of sight, although the church tower rises high above the square.",
    values: ['eye-level'],
  },
  {
    parameter: 'camera_angle',
    words: "Level with the subject's eyes, though the hat brim is tilted low over the forehead.",
    values: ['eye-level'],
  },
  {
    parameter: 'camera_angle',
    words: 'LOW ANGLE, close to the pavement, making the skateboarder loom against the sky.',
    values: ['low-angle'],
  },
  {
    parameter: 'camera_angle',
    words:
      'Camera placed near the ground and tilted upward, so the redwood trunks converge far overhead.',
    values: ['low-angle'],
  },
  {
    parameter: 'camera_angle',
    words:
      'Looking up at the statue from the foot of its pedestal; the horizon stays perfectly level.',
    values: ['low-angle'],
  },
  {
    parameter: 'camera_angle',
    words: 'Slightly high angle, looking down on the kitten as it plays with the yarn.',
    values: ['high-angle'],
  },
  {
    parameter: 'camera_angle',
    words:
      'Seen from a second-floor balcony, the camera tilted down at the market stalls, without being fully overhead.',
    values: ['high-angle'],
  },
  {
    parameter: 'camera_angle',
    words:
      'Elevated viewpoint at roughly 45 degrees, showing both the rim of the ramen bowl and its contents.',
    values: ['high-angle'],
  },
  {
    parameter: 'camera_angle',
    words: 'Dutch tilt, the corridor leaning noticeably to the left for a sense of unease.',
    values: ['dutch-tilt'],
  },
  {
    parameter: 'camera_angle',
    words:
      'The camera is rolled to one side so that the horizon runs obliquely behind the motorcyclist.',
    values: ['dutch-tilt'],
  },
  {
    parameter: 'camera_angle',
    words: 'Canted frame with slanting verticals, shot from about chest height.',
    values: ['dutch-tilt'],
  },
  {
    parameter: 'camera_angle',
    words: "Bird's-eye view of the roundabout, the cars reduced to small coloured rectangles.",
    values: ["bird's-eye"],
  },
  {
    parameter: 'camera_angle',
    words: 'Directly overhead, a flat lay of the baking ingredients on a linen cloth.',
    values: ["bird's-eye"],
  },
  {
    parameter: 'camera_angle',
    words:
      'Top-down drone perspective with the lens pointing straight at the turquoise reef, not at an oblique angle.',
    values: ["bird's-eye"],
  },
  {
    parameter: 'fov',
    words: 'Wide-angle lens, taking in the whole canyon from rim to rim.',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words:
      'Ultra-wide (14mm–18mm), with stretched edges that exaggerate the size of the hotel lobby.',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words: 'Fisheye, bending the skate bowl into a near-perfect circle.',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words:
      'Approximately 24mm, giving a broad field of view that includes both the musician and the entire stage.',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words:
      'A short focal length with expansive coverage; the foreground boulders appear oversized against the distant peaks.',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words: 'Standard lens (around 50mm), close to how the human eye perceives the scene.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: 'Normal focal length, neither wide nor compressed.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: 'Likely a 35mm to 50mm prime, rendering the teapot without noticeable distortion.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words:
      'Moderate focal length with natural proportions, typical of everyday documentary photographs.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: 'Mid-range, giving a natural perspective of the shop window and its display.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: 'Telephoto lens (200mm or longer), isolating the kingfisher from the reeds.',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words:
      "Portrait lens (85mm-105mm), flattering to the woman's face and separating her from the background.",
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words: 'Long lens, compressing the distance between the marathon runners.',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words: '135mm equivalent, with the wide boulevard behind the cyclist reduced to a blur.',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words:
      'Strong perspective compression stacks the city blocks behind one another, as through a 300 mm lens.',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words: 'Super-telephoto, as used in sports and wildlife work, rather than a standard zoom.',
    values: ['telephoto'],
  },
  {
    parameter: 'lighting',
    words: 'Bright daylight filling the open kitchen through large windows.',
    values: ['natural'],
  },
  {
    parameter: 'lighting',
    words: 'Overcast sky, flat and neutral, with no dramatic highlights on the cobblestones.',
    values: ['natural'],
  },
  {
    parameter: 'lighting',
    words: 'Soft overcast daylight with no visible direction.',
    values: ['natural', 'soft'],
  },
  {
    parameter: 'lighting',
    words: 'Studio lighting with two strip boxes and a rim light behind the perfume bottle.',
    values: ['studio'],
  },
  {
    parameter: 'lighting',
    words: 'Even, controlled illumination from several lamps against a seamless white sweep.',
    values: ['studio'],
  },
  {
    parameter: 'lighting',
    words:
      'Professional three-point setup, a key, a fill and a hair light, as for a corporate headshot.',
    values: ['studio'],
  },
  {
    parameter: 'lighting',
    words: "Dramatic, with the cellist's face half swallowed by darkness.",
    values: ['dramatic'],
  },
  {
    parameter: 'lighting',
    words: 'Chiaroscuro: a single candle lifts the hands out of an almost black room.',
    values: ['dramatic'],
  },
  {
    parameter: 'lighting',
    words: "Low-key, with deep blacks and one narrow highlight along the car's shoulder line.",
    values: ['dramatic'],
  },
  {
    parameter: 'lighting',
    words: 'Golden hour, the wheat glowing against long shadows.',
    values: ['golden-hour'],
  },
  {
    parameter: 'lighting',
    words: 'Low sun shortly before sunset, bathing the vineyard in an amber glow.',
    values: ['golden-hour'],
  },
  {
    parameter: 'lighting',
    words: 'Warm early-morning sunlight raking across the dunes, soft on the crests.',
    values: ['golden-hour'],
  },
  {
    parameter: 'lighting',
    words: "Soft and diffused, wrapping around the newborn's cheeks without harsh shadows.",
    values: ['soft'],
  },
  {
    parameter: 'lighting',
    words: 'Gentle, enveloping light with gradual transitions, filtered through sheer curtains.',
    values: ['soft'],
  },
  {
    parameter: 'lighting',
    words: 'Hard, direct light from a bare flash, leaving a crisp-edged shadow on the wall.',
    values: ['hard'],
  },
  {
    parameter: 'lighting',
    words: 'Harsh, undiffused sun overhead that carves sharp shadows beneath the balconies.',
    values: ['hard'],
  },
  {
    parameter: 'color_palette',
    words:
      "Vibrant and saturated, with the parrots' reds, blues and yellows competing for attention.",
    values: ['vibrant'],
  },
  {
    parameter: 'color_palette',
    words: 'Bold, highly saturated primaries that pop against the whitewashed wall.',
    values: ['vibrant'],
  },
  {
    parameter: 'color_palette',
    words:
      'A rich, punchy mix of every colour in the spice market, set off by small areas of grey.',
    values: ['vibrant'],
  },
  {
    parameter: 'color_palette',
    words: 'Pastel tones of mint, blush and lavender across the macarons.',
    values: ['pastel'],
  },
  {
    parameter: 'color_palette',
    words: 'Pale, powdery hues, chiefly baby pink and light sky blue, with nothing saturated.',
    values: ['pastel'],
  },
  {
    parameter: 'color_palette',
    words: 'Strictly grayscale, apart from the faint warm tint of the old print paper.',
    values: ['monochrome'],
  },
  {
    parameter: 'color_palette',
    words: "Shades of a single blue throughout, from the swimmer's cap to the tiles.",
    values: ['monochrome', 'cool'],
  },
  {
    parameter: 'color_palette',
    words: 'Monochromatic sepia, like an old studio print of a locomotive.',
    values: ['monochrome'],
  },
  {
    parameter: 'color_palette',
    words: 'Warm earth tones, with terracotta, ochre and rust, accented by a small teal vase.',
    values: ['warm'],
  },
  {
    parameter: 'color_palette',
    words: 'Dominated by oranges and deep reds of the maple leaves against brown bark.',
    values: ['warm'],
  },
  {
    parameter: 'color_palette',
    words: 'Amber, caramel and honey, enveloping the bakery counter in cosy hues.',
    values: ['warm'],
  },
  {
    parameter: 'color_palette',
    words: 'Cool blues and slate greens, with a single yellow raincoat as an accent.',
    values: ['cool'],
  },
  {
    parameter: 'color_palette',
    words: 'Icy tones ranging from pale turquoise to deep navy in the glacier cave.',
    values: ['cool'],
  },
  {
    parameter: 'color_palette',
    words: 'Subdued palette of teal, violet and forest green; the lamp adds only a hint of warmth.',
    values: ['cool'],
  },
  {
    parameter: 'color_palette',
    words: 'Neon pinks and electric cyans glowing out of a nearly black alley.',
    values: ['neon'],
  },
  {
    parameter: 'color_palette',
    words: 'Luminous magenta and acid-green signage against the dark wet street.',
    values: ['neon'],
  },
  {
    parameter: 'composition',
    words:
      'Rule of thirds, with the lighthouse on the right vertical and the sea filling the rest.',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words:
      'The heron stands off-center to the left, leaving room for its gaze toward the right edge.',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words:
      'Subject placed at the intersection of the lower-left third lines, balanced by a distant windmill.',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words:
      'Asymmetrical, the chef occupying the right third of the picture while the kitchen recedes behind him.',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words: 'Centered, with the watch face exactly in the middle and narrow margins on either side.',
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words: 'Perfectly symmetrical façade, mirrored along the vertical axis of the main entrance.',
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words: 'The bulldog sits squarely in the middle of the frame, facing the viewer.',
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words:
      'Frontal and balanced, the altar on the central axis, although the pews form converging lines.',
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words: 'Dynamic diagonals, with the snowboarder cutting from upper left to lower right.',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words: 'Leading lines of the railway tracks draw the eye toward the vanishing point.',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words:
      'Strong sense of movement along an S-curve of road; the cyclist happens to be near the center.',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words: 'Energetic arrangement of slanting limbs and flying fabric, deliberately unbalanced.',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words: 'Minimalist, a lone chair against a bare wall.',
    values: ['minimal'],
  },
  {
    parameter: 'composition',
    words: 'Vast negative space surrounds the tiny sailboat.',
    values: ['minimal'],
  },
  {
    parameter: 'composition',
    words:
      'Sparse and uncluttered, with most of the frame given over to blank sky above the single bird.',
    values: ['minimal'],
  },
  {
    parameter: 'composition',
    words: 'Very few elements: one pear, a plain grey surface, and generous emptiness around it.',
    values: ['minimal'],
  },
  {
    parameter: 'style',
    words: 'realistic, documentary, unposed',
    medium: 'photograph',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'photorealistic, highly detailed, with accurate materials',
    medium: 'digital render',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'candid street photography, true to life',
    medium: 'photograph',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'Naturalistic wildlife photography with lifelike fur detail, not stylised in any way.',
    medium: 'photograph',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'cinematic, moody, suspenseful',
    medium: 'photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: 'Resembles a still from a science-fiction film, with anamorphic flares.',
    medium: 'photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: 'neo-noir movie frame, widescreen',
    medium: 'digital photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: "Filmic, as though paused in the middle of a thriller's chase scene.",
    medium: 'photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: 'editorial, high fashion',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'In the manner of a glossy magazine cover, poised and stylised.',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'Haute-couture shoot, avant-garde styling',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'Magazine feature portrait, polished yet realistic.',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'commercial product photography, clean and precise',
    medium: 'photograph',
    values: ['commercial'],
  },
  {
    parameter: 'style',
    words: 'Advertising image for a soft drink, glossy and appetising',
    medium: 'photograph',
    values: ['commercial'],
  },
  {
    parameter: 'style',
    words: 'whimsical, hand-drawn, storybook',
    medium: 'watercolor illustration',
    values: ['commercial'],
  },
  {
    parameter: 'style',
    words: 'E-commerce catalogue shot with crisp, realistic textures.',
    medium: 'photograph',
    values: ['commercial'],
  },
];
