import { phraseTable, type PhraseRow } from '../phrase-table.js';
import type { RowsFor } from './rows.js';

/** What was drawn, painted or animated: none of the four styles, and nearest to commercial. */
export const ILLUSTRATION = 'illustration';

const ROWS: RowsFor<'style'> & Readonly<Record<typeof ILLUSTRATION, PhraseRow>> = {
  photorealistic: {
    names: `
      photo ?real(istic|ism)?, (hyper|ultra|super) ?real(istic|ism)?, true to life, life ?like,
      candid, candidly, documentary, snapshots?, mistaken for a photo(graph)?
    `,
    signs: `
      (highly |strictly |convincingly )?realis(tic|tically|m), naturalistic, naturalism,
      (un|not )(posed|staged|retouched|edited|filtered|manipulated), unposed, unstaged, unretouched,
      unmanipulated, photo ?journalis(m|tic),
      (street|wildlife|nature|landscape|travel|amateur|forensic|sports|smartphone|architectural) (photo|photograph|photography),
      photographic (realism|fidelity|accuracy|detail), straight photography, raw, real world,
      reality, real life
    `,
    hints: `
      photo(s|graph|graphs|graphy|graphic)?, natural, naturally, authentic, detailed, genuine,
      everyday, spontaneous, honest, accurate, faithful, convincing, observational, reportage
    `,
  },
  cinematic: {
    names: `
      cinema, cinematic(ally)?, cinematograph(y|er|ic),
      (film|movie|motion picture) (still|frame|scene|set|poster|like|noir|look|aesthetic), filmic,
      anamorphic, letter ?box(ed)?, blockbuster,
      (still|scene|frame|shot|moment) from a …(film|movie|feature|thriller|drama|western),
      feature film
    `,
    signs: `
      films?, movies?, noir, wide ?screen, director'?s?,
      (wes anderson|blade runner|deakins|kubrick|wong kar wai|hitchcock|tarkovsky|villeneuve),
      colou?r grad(ed|ing), teal and orange, film grain, 35mm film, kodak, cinestill, celluloid,
      storyboard, theatrical, hollywood, thriller, western, sci fi, science fiction, period drama,
      epic, storytelling, narrative
    `,
    hints: `
      atmospheric, moody, dramatic, suspenseful, story, atmosphere, evocative, haunting, grain,
      grainy
    `,
  },
  editorial: {
    names: `
      editorial(ly|s)?( style| photography| portrait| fashion| spread| look)?,
      (glossy |fashion |lifestyle |travel |news |design )*magazine( cover| spread| style| feature| quality| portrait)?,
      high fashion, (haute )?couture, vogue,
      fashion (photograph|photography|spread|story|shoot|forward|portrait), national geographic,
      harper'?s bazaar, vanity fair, cover (story|shot|image)
    `,
    signs: `
      fashion, elle, gq, rolling stone, publications?, feature (story|article|spread|photograph),
      runway, avant garde, journalistic, photo essay, essay, look ?book, spread, avedon,
      irving penn, annie leibovitz, helmut newton, newspaper, profile piece
    `,
    hints: `
      fine art, conceptual, elegant, stylish, chic, sophisticated, poised, article, refined, artful,
      curated, fashionable, reportage
    `,
  },
  commercial: {
    names: `
      commercial(ly)?( photography| style| quality| look| product| advertising)?,
      advert(s|ising|isements?)?( style| campaign| photography)?,
      ad (campaign|style|like|photography),
      (product|packaging|beverage|brand|marketing) (photo|photograph|photography|shot|shoot|render|visualization|visual|imagery|campaign|showcase),
      product focused, pack ?shot, e ?commerce, catalog(ue)?,
      stock (photo|photography|image|imagery)( style)?, promotional, marketing, billboard
    `,
    signs: `
      corporate, branding, branded, brand, campaign, retail,
      lifestyle (photography|campaign|brand|shot|imagery), to sell, packaging, food photography,
      real estate, showroom, brochure, hero (product|shot|image), glamou?r shot, consumer,
      market ready, product, ads?, (online |web )?(shop|store)
    `,
    hints: `
      polished, sleek, glossy, flawless, slick, pristine, crisp, spotless, immaculate, aspirational,
      premium, clean, luxury, luxurious, appetizing, inviting, professional, high end, retouched,
      perfect
    `,
  },
  [ILLUSTRATION]: {
    names: `
      cartoon(s|y|ish|like)?, illustrat(ion|ions|ive|ed|or)( style)?, anime, manga,
      comics?( book| style| strip)?, vector( art| graphics?)?, water ?colou?rs?( painting)?,
      (oil |acrylic |digital |gouache |ink |matte )?paint(ing|ings|ed|erly),
      (pencil |ink |charcoal |line |pen )?(sketch(es|y)?|drawings?|drawn),
      (line|digital|concept|pixel) art, low poly, clay ?mation, stop motion,
      (pixar|disney|ghibli)( style| inspired| like)?, animat(ion|ed)( style)?, story ?book,
      (children'?s|picture) book, cel shad(ed|ing), paper ?cut, ukiyo e, wood ?(block|cut)( print)?,
      lino ?cut, engraving, etching, impressionis(m|t|tic), cubis(m|t), expressionis(m|t|tic),
      pointillis(m|t), magical realism, pop art, graphic novel, caricature, doodle, clip ?art
    `,
    signs: `
      3d (render|rendering|rendered|model|animation)s?, cgi, computer generated, render(ed|ing)?,
      voxel, isometric, surrealis(m|t|tic), abstract, flat design, collage, infographic,
      graphic design, fantasy art, airbrush(ed)?, brush ?(strokes?|work), origami, mosaic,
      stained glass, fresco, graffiti, mural, icon, (renaissance|baroque) (style|painting)
    `,
    hints: `
      stylized, stylised, 3d, 2d, flat, graphic, outlines, handmade, impasto
    `,
  },
};

/** Ordinary words that contain a cue and are none. */
const UNRELATED = `
  product of, unreal engine, film photography, brand new, illustrates?, real time,
  realistic rendering
`;

export const STYLE = phraseTable(ROWS, UNRELATED);
