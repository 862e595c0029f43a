import type { FiboSentence } from './fibo-sentence.js';

/**
 * Further sentences with other subjects and other phrasing than the first set, likewise written without knowledge of the lexicon, so that they measure it.
 */
export const SECOND_SET: readonly FiboSentence[] = [
  {
    parameter: 'camera_angle',
    words: 'eye level, frontal, engaging the elderly fisherman face to face',
    values: ['eye-level'],
  },
  {
    parameter: 'camera_angle',
    words:
      "The lens sits at the same height as the seated dog's gaze, giving an intimate and honest encounter.",
    values: ['eye-level'],
  },
  {
    parameter: 'camera_angle',
    words:
      'Horizontal viewing direction at head height; the ceiling fresco is visible above but the view is not tilted.',
    values: ['eye-level'],
  },
  {
    parameter: 'camera_angle',
    words: "Low-angle, emphasizing the basketball player's leap toward the rim.",
    values: ['low-angle'],
  },
  {
    parameter: 'camera_angle',
    words: "Worm's-eye view of the skyscrapers, their tops meeting in the middle of the sky.",
    values: ['low-angle'],
  },
  {
    parameter: 'camera_angle',
    words: 'From below, the dancer towering over the viewer against a bank of stage lights.',
    values: ['low-angle'],
  },
  {
    parameter: 'camera_angle',
    words: 'Shot from ankle height, gazing upward past the tulips to the windmill.',
    values: ['low-angle'],
  },
  {
    parameter: 'camera_angle',
    words: 'HIGH-ANGLE SHOT, the crowd on the stairs shrinking beneath the viewer.',
    values: ['high-angle'],
  },
  {
    parameter: 'camera_angle',
    words:
      'Looking down from the hilltop onto the village, with the far mountains and sky still visible.',
    values: ['high-angle'],
  },
  {
    parameter: 'camera_angle',
    words:
      "The camera peers downward over the writer's shoulder at the notebook, rather than from eye level.",
    values: ['high-angle'],
  },
  {
    parameter: 'camera_angle',
    words: "Dutch angle, adding tension to the boxer's stance, though the camera remains low.",
    values: ['dutch-tilt'],
  },
  {
    parameter: 'camera_angle',
    words: 'Deliberately skewed horizon: the pier slopes downhill from right to left.',
    values: ['dutch-tilt'],
  },
  {
    parameter: 'camera_angle',
    words: 'Tilted on its axis by some twenty degrees, so the bar shelves seem about to slide off.',
    values: ['dutch-tilt'],
  },
  {
    parameter: 'camera_angle',
    words: 'birds-eye, the rowing boats arranged like petals below',
    values: ["bird's-eye"],
  },
  {
    parameter: 'camera_angle',
    words:
      'Aerial view straight down on the terraced rice fields, flattening every slope into pattern.',
    values: ["bird's-eye"],
  },
  {
    parameter: 'camera_angle',
    words:
      'Perpendicular to the table, from the ceiling, so that each plate appears as a perfect circle.',
    values: ["bird's-eye"],
  },
  {
    parameter: 'fov',
    words: 'wide angle (16mm-24mm), emphasizing the depth of the cathedral nave',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words: 'Wide, capturing the entire kitchen island and the garden behind it without cropping',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words:
      "Extreme barrel distortion: the dog's nose bulges toward the viewer while its body shrinks behind.",
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words:
      'A 28mm lens, common in street photography, placing the vendor firmly within the surroundings.',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words: 'Panoramic coverage; straight lines bow outward near the corners of the hangar.',
    values: ['wide'],
  },
  {
    parameter: 'fov',
    words: 'Very short focal length, as from an action camera strapped to a surfboard.',
    values: ['wide'],
  },
  { parameter: 'fov', words: 'standard, approximately 40mm', values: ['standard'] },
  {
    parameter: 'fov',
    words: 'A nifty fifty, with an undistorted rendering of the bookshelf.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: "Normal lens; the violin's proportions look just as they would to an onlooker.",
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: 'Medium focal length, without wide-angle stretching or telephoto flattening.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: 'Natural perspective in keeping with human vision, roughly 45 mm on full frame.',
    values: ['standard'],
  },
  {
    parameter: 'fov',
    words: 'short telephoto, 100mm, creating a creamy background behind the bride',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words: 'Tele lens that pulls the moon close and makes it enormous beside the minaret.',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words:
      'The flattened layers of misty ridges suggest a focal length well beyond 150mm, not a landscape wide-angle.',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words: 'Classic portrait focal length (85 mm f/1.4), with natural facial proportions.',
    values: ['telephoto'],
  },
  {
    parameter: 'fov',
    words: 'Shot from far away across the savannah with a 600mm prime.',
    values: ['telephoto'],
  },
  {
    parameter: 'lighting',
    words: 'natural light from a north-facing window, clear but unobtrusive',
    values: ['natural'],
  },
  {
    parameter: 'lighting',
    words: 'Plain daytime illumination in the park, with patches of shade under the oaks.',
    values: ['natural'],
  },
  {
    parameter: 'lighting',
    words: 'Grey, cloudy daylight typical of a Scottish winter afternoon; nothing artificial.',
    values: ['natural'],
  },
  {
    parameter: 'lighting',
    words: 'Controlled studio strobes, balanced to remove any reflection from the wine glass.',
    values: ['studio'],
  },
  {
    parameter: 'lighting',
    words: 'Lit by LED panels on both sides of the product table, uniform and shadowless.',
    values: ['studio'],
  },
  {
    parameter: 'lighting',
    words: 'Bright and even, from a big softbox above the sneakers.',
    values: ['studio', 'soft'],
  },
  {
    parameter: 'lighting',
    words: 'Moody and high-contrast, a shaft of light piercing the dark barn.',
    values: ['dramatic'],
  },
  {
    parameter: 'lighting',
    words: "Intense Rembrandt-style illumination, most of the old man's face lost in gloom.",
    values: ['dramatic'],
  },
  {
    parameter: 'lighting',
    words: 'Theatrical spotlighting that isolates the ballerina from the pitch-dark stage.',
    values: ['dramatic'],
  },
  {
    parameter: 'lighting',
    words: "golden-hour backlight, rimming the horse's mane with fire",
    values: ['golden-hour'],
  },
  {
    parameter: 'lighting',
    words: 'The last rays of the evening sun paint the sandstone arches a honeyed orange.',
    values: ['golden-hour'],
  },
  {
    parameter: 'lighting',
    words: 'Sunrise glow, low on the horizon, with elongated shadows stretching over the frost.',
    values: ['golden-hour'],
  },
  {
    parameter: 'lighting',
    words: 'soft, delicate, almost shadowless light, like a hazy veil over the peonies',
    values: ['soft'],
  },
  {
    parameter: 'lighting',
    words: 'Heavily diffused; the contours of the porcelain fade gently from bright to dim.',
    values: ['soft'],
  },
  {
    parameter: 'lighting',
    words: 'hard light, with razor-sharp shadows of the palm fronds on the stucco',
    values: ['hard'],
  },
  {
    parameter: 'lighting',
    words:
      'Unforgiving noon sun strikes the salt flat directly, producing crisp, dark-edged shadows, nothing soft about it.',
    values: ['hard'],
  },
  {
    parameter: 'color_palette',
    words: 'vivid, multicolored, like a carnival parade in full sun',
    values: ['vibrant'],
  },
  {
    parameter: 'color_palette',
    words: 'Intense, fully saturated tulip fields in stripes of scarlet, yellow and purple.',
    values: ['vibrant'],
  },
  {
    parameter: 'color_palette',
    words: 'Vibrant greens and hot pinks in the sari fabrics, offset by muted stone walls.',
    values: ['vibrant'],
  },
  {
    parameter: 'color_palette',
    words: 'Soft pastels: peach, lilac and pistachio on the row of beach huts.',
    values: ['pastel'],
  },
  {
    parameter: 'color_palette',
    words: 'Delicate, washed-out candy tints with plenty of white mixed in',
    values: ['pastel'],
  },
  {
    parameter: 'color_palette',
    words: 'light, desaturated shades of rose and cream, never bold or vibrant',
    values: ['pastel'],
  },
  {
    parameter: 'color_palette',
    words: "black-and-white, high contrast between the chessboard and the player's gloves",
    values: ['monochrome'],
  },
  {
    parameter: 'color_palette',
    words: 'Entirely in tones of gray, from charcoal to silver, for the foggy bridge.',
    values: ['monochrome'],
  },
  {
    parameter: 'color_palette',
    words: 'Monochromatic greens for the fern still life, in many gradations of the same hue.',
    values: ['monochrome'],
  },
  {
    parameter: 'color_palette',
    words: 'warm browns and burnt sienna, as of leather and old wood, with touches of steel blue',
    values: ['warm'],
  },
  {
    parameter: 'color_palette',
    words: 'Fiery hues from crimson through tangerine to gold, spread over the desert cliffs.',
    values: ['warm'],
  },
  {
    parameter: 'color_palette',
    words: 'Autumnal tones: pumpkin, cinnamon, chestnut.',
    values: ['warm'],
  },
  {
    parameter: 'color_palette',
    words:
      "COOL, with aquamarine water and blue-green pines; the cabin's red door is the only exception",
    values: ['cool'],
  },
  {
    parameter: 'color_palette',
    words: 'Steely blues and lavender greys convey the chill of the train platform at dusk.',
    values: ['cool'],
  },
  {
    parameter: 'color_palette',
    words: 'fluorescent, glowing blues and pinks from arcade screens in a dark room',
    values: ['neon'],
  },
  {
    parameter: 'color_palette',
    words: 'Cyberpunk neon, purple and cyan light cutting through blackness',
    values: ['neon'],
  },
  {
    parameter: 'composition',
    words: 'rule-of-thirds placement, the climber on the upper-left power point',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words:
      'The violinist is set toward the right side of the frame, with the orchestra blurred on the left.',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words:
      'Offset to one side: the teacup sits in the left third, and the open book fills the remainder.',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words: 'Horizon on the lower third line and the weathered barn well away from the middle',
    values: ['rule-of-thirds'],
  },
  {
    parameter: 'composition',
    words: 'symmetrical, the swimming pool reflected evenly on both sides',
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words: 'Centrally placed sunflower, its petals reaching outward; neither edge is favoured.',
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words: 'Formal and axial, the throne dead center between two identical columns',
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words: "Bull's-eye framing of the burger with equal space left and right",
    values: ['centered'],
  },
  {
    parameter: 'composition',
    words: 'diagonal, with the escalator slicing across the picture from corner to corner',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words:
      'Dynamic and full of motion, the galloping herd sweeping out of the right edge, not static or symmetrical.',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words:
      'The curving staircase acts as a leading line, spiralling the gaze toward the woman in the middle.',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words:
      'Converging rows of lavender pull the viewer into depth, and the farmhouse sits at their end.',
    values: ['dynamic'],
  },
  {
    parameter: 'composition',
    words: 'minimalistic, with the single matchstick isolated on white',
    values: ['minimal'],
  },
  {
    parameter: 'composition',
    words: 'Ample empty space, the hiker only a speck on the snowfield',
    values: ['minimal'],
  },
  {
    parameter: 'composition',
    words:
      'Reduced to the essentials: a dark line of shore, a pale void above it, and nothing else.',
    values: ['minimal'],
  },
  {
    parameter: 'composition',
    words: 'Minimal, one lipstick placed centrally against an otherwise bare backdrop.',
    values: ['minimal'],
  },
  {
    parameter: 'style',
    words: 'lifelike, true-to-nature, unretouched',
    medium: 'photograph',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'hyperrealistic with every pore and hair rendered',
    medium: '3D render',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'snapshot realism, spontaneous and authentic',
    medium: 'photograph',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'Photo-realistic landscape, faithful to what a visitor would see.',
    medium: 'photograph',
    values: ['photorealistic'],
  },
  {
    parameter: 'style',
    words: 'cinematic, atmospheric, with the color grading of a western',
    medium: 'photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: 'movie-still aesthetic, letterboxed',
    medium: 'photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: 'Looks like a scene from an eighties horror film, grainy and suspenseful',
    medium: '35mm film photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: 'cinematographic, epic in scale, though realistic in detail',
    medium: 'photograph',
    values: ['cinematic'],
  },
  {
    parameter: 'style',
    words: 'fashion editorial, bold and confident',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'Vogue-like styling with a self-assured pose and designer garments',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'Lifestyle magazine spread, airy and sophisticated',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'Beauty story for a glossy monthly, couture make-up in close-up',
    medium: 'photograph',
    values: ['editorial'],
  },
  {
    parameter: 'style',
    words: 'lookbook photography of a streetwear label',
    medium: 'photograph',
    values: ['editorial', 'commercial'],
  },
  {
    parameter: 'style',
    words: 'advertising-style packshot of a skincare jar, immaculate and sleek',
    medium: 'photograph',
    values: ['commercial'],
  },
  {
    parameter: 'style',
    words: 'flat, playful, cute',
    medium: 'vector illustration',
    values: ['commercial'],
  },
  {
    parameter: 'style',
    words: 'Brand campaign visual, polished to sell the new running shoe',
    medium: 'photograph',
    values: ['commercial'],
  },
];
