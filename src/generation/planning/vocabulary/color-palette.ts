import { phraseTable } from '../phrase-table.js';
import type { RowsFor } from './rows.js';

const ROWS: RowsFor<'color_palette'> = {
  vibrant: {
    names: `
      vibrant, vibrancy, vivid, vividly, saturated, (high|rich|strong|full|intense) saturation,
      colou?rful, multi ?colou?red, rainbow, jewel (tones?|toned|like), technicolor, kaleidoscopic,
      riot of, bold (and|primary|palette|colou?rs|hues), candy bright
    `,
    signs: `
      (bright|brilliant|bold|intense|strong|rich|lively|exuberant|joyful|joyous|dazzling|flamboyant|zesty|carnival|circus|cheerful|tropical|festive|pure|playful) (colou?rs?|hues?|palette|tones?|primary|shades?),
      (bright|brilliant|bold|strong|intense) (pinks?|reds?|yellows?|oranges?|greens?|blues?|purples?|violets?|turquoise|magentas?),
      primary colou?rs, primaries, punchy, eye popping, lively, exuberant, festive, full spectrum,
      (wide|broad|full|diverse) (range|spectrum|variety|array|mix) of …(colou?rs|hues), high chroma,
      maximalist, that pop
    `,
    hints: `
      bold, intense, brilliant, energetic, tropical, cheerful, strong, playful, complementary,
      high contrast
    `,
    traces: `
      bright
    `,
  },
  pastel: {
    names: `
      (soft |pale |muted |warm |cool |gentle |vibrant |light |delicate |dusty |faded |creamy |airy )*pastels?,
      sherbet, sorbet, cotton candy, candy floss, macarons?, ice cream
    `,
    signs: `
      (pale|baby|powder|powdery|blush|dusty|chalky|milky|faded|washed out|soft|delicate|faint|watery|whisper) (colou?rs?|hues?|tones?|tints?|palette|shades|pinks?|reds?|yellows?|oranges?|greens?|blues?|purples?|violets?|turquoise|magentas?|lavenders?|mints?|peach|lilacs?|roses?|corals?|creams?|golds?|mauve),
      low saturation hues, (muted|light) (pinks?|lavenders?|lilacs?|mints?|peach|purples?), blush,
      mint, mint green, lilacs?, lavenders?, powdery, tints, candy (pink|hues|tones|colou?rs?),
      rose quartz, periwinkle, mauve, light and (airy|delicate), washed out, buttercream, chalky,
      sugary, pistachio, vanilla, almost white
    `,
    hints: `
      pale, soft, delicate, gentle, airy, faded, dusty, pinks?, dreamy, pearly?, milky
    `,
    traces: `
      muted, light, low contrast, subdued, understated, creams?, peach(es)?
    `,
  },
  monochrome: {
    names: `
      (near |nearly |almost |mostly |warm |cool |cold |classic )*monochrom(e|atic|atically),
      black and white, black white, b&w, gr[ae]y ?scales?, (single|one) (hue|colou?r|tone),
      achromatic, sepia( tones?| toned| hues?)?, duo ?tone, colou?rless, tone on tone,
      all (white|black|gr[ae]y)
    `,
    signs: `
      (shades|tones|scale|range|gradations|variations|tints) of (one|a single|the same|gr[ae]ys?|black|white|silver|charcoal)( and white| and black| and gr[ae]ys?)?,
      (only|purely|solely|entirely|limited to|restricted to) …(black|white|gr[ae]ys?|blacks|whites),
      blacks and whites, whites and (blacks|gr[ae]ys), (all|nearly all|mostly) gr[ae]y,
      (without|no|devoid of|drained of|stripped of|a trace of) (colou?r|hue), desaturated,
      neutral (gr[ae]ys?|tones?|palette|colou?rs?), tonal, platinum
    `,
    traces: `
      gr[ae]ys?, blacks?, whites?, charcoals?, silvers?, silvery, neutrals?, graphite, ebony, smoky,
      ash, ashen
    `,
  },
  warm: {
    names: `
      warm( toned)?( tones?| colou?rs?| palette| hues?| shades| browns?| reds?| oranges?| yellows?| golds?| ambers?)?,
      earth(y|en)? (tones?|hues?|palette|colou?rs?|browns?|shades), autumn(al)?,
      (sun(set|rise)|fire|desert|wood) (tones?|hues?|palette|colou?rs?), fiery
    `,
    signs: `
      earthy, terra ?cottas?, och(re|er)s?, ambers?, burnt (orange|sienna|umber), siennas?, umbers?,
      rust, rusty, coppers?, coppery, bronzes?, honey, honeyed, caramels?, mustards?, golden,
      cinnamon, embers?, maroons?, burgundy, mahogany, chestnuts?, russet, tawny, saffron,
      sun (kissed|drenched|baked)
    `,
    hints: `
      warmth, (light |dark |deep |muted |golden |rich |toasted )?browns?, oranges?, yellows?, reds?,
      golds?, tans?, beiges?, sand, sandy, crimsons?, scarlets?, corals?, peachy, apricots?,
      tangerines?, chocolate, coffee, cocoa, walnut, hazelnut, cedar, sunflower, marigold, pumpkin,
      brick, candlelight, firelight, leather, brass, ruddy, wine, rose gold, wooden, cozy, clay,
      buttery, candlelit, ruby
    `,
    traces: `
      creams?, ivory, peach(es)?, wood, khaki, olive
    `,
  },
  cool: {
    names: `
      (cool|cold|chilly|icy|frosty|wintry|glacial|arctic)( toned)?( tones?| colou?rs?| palette| hues?| shades| blues?| greens?| gr[ae]ys?| teals?| purples?| violets?)?,
      (oceanic|marine|nautical|underwater|aquatic) (tones?|hues?|palette|colou?rs?|blues?)
    `,
    signs: `
      teals?, navy, indigos?, cobalt, azures?, cyans?, turquoises?, aquas?, aquamarine, sapphires?,
      ceruleans?, ultramarine,
      (deep|dark|muted|icy|steel|slate|midnight|royal|ocean|sea|sky|misty|inky) blues?,
      blue ?(gr[ae]y|green)s?, blue (tones?|hues?|tinted|palette|cast|shades), bluish, steely,
      shades of (blue|green|teal), sea green, jade, moonlight
    `,
    hints: `
      blues?, greens?, purples?, violets?, emeralds?,
      (forest|moss|sage|pine|deep|dark|muted) greens?, slates?, steel, wintry, ocean, lagoon,
      glacier, ice, frost, petrol, pewter, denim, foliage, plums?, sage, pine
    `,
  },
  neon: {
    names: `
      (vibrant |vivid |bright |bold |lurid |electric |glowing |saturated )*(neons?|fluorescent),
      cyber ?punk, synth ?wave, vapor ?wave, day ?glo, black ?light, ultraviolet, uv light,
      (vibrant |vivid |bright |bold )?electric (hues?|colou?rs?|pinks?|reds?|yellows?|oranges?|greens?|blues?|purples?|violets?|turquoise|magentas?|cyans?|limes?),
      bio ?luminescent
    `,
    signs: `
      hot pinks?, shocking pink,
      (acid|lime|toxic|laser|glowing|luminous|radioactive|highlighter) (colou?rs?|hues?|pinks?|reds?|yellows?|oranges?|greens?|blues?|purples?|violets?|turquoise|magentas?|cyans?|limes?),
      glowing …(signs?|signage|tubes?|lights?|lines),
      (pink|green|blue|purple|violet|magenta|cyan|red) glow, led (lights?|strips?), lasers?,
      magenta and cyan, cyan and magenta, nightclub, arcade, glow in the dark, holographic,
      futuristic
    `,
    hints: `
      electric, glowing, glows?, luminous, magentas?, fuchsias?, radiant, limes?, iridescent, lurid,
      synthetic
    `,
  },
};

/** Ordinary words that contain a cue and are none. */
const UNRELATED = `
  golden (retrievers?|ratio), rich (details?|textures?), bright (light|background|lighting),
  light source
`;

export const COLOR_PALETTE = phraseTable(ROWS, UNRELATED);
