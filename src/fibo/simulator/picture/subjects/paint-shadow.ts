import type { Mapping, Point } from '../paint/geometry.js';
import { blurFilter, group } from '../paint/svg.js';
import { subjectHeight } from '../light/place.js';
import type { Painter, Shot } from '../shot.js';
import { elevationOf } from '../style/podium.js';
import { paintSilhouette } from './paint-parts.js';
import { placeSubject } from './place-subject.js';

/** A blur is given for a subject of this height; a smaller one throws a sharper shadow. */
const BLURRED_HEIGHT = 560;
/** How far a blur of 1 may spread, of the shadow's size. */
const MARGIN = 0.03;

/** The subject's shadow on the ground. */
export const paintShadow: Painter = (shot) => {
  const { parts, mapping, shadow } = placeSubject(shot, elevationOf(shot));
  const { darkness, blur } = shot.light.shadow;
  const color = shot.palette.isGlowing ? '#000000' : '#0b0716';
  const silhouette = (place: Mapping) => paintSilhouette(parts, place, color);
  const deviation = (blur * subjectHeight(shot)) / BLURRED_HEIGHT;
  if (deviation < 1) return group({ opacity: darkness }, silhouette(shadow));
  if (isSeenWhole(shot)) {
    const penumbra = between(mapping, shadow);
    return [shadow, penumbra]
      .map((place) => group({ opacity: darkness * 0.6 }, silhouette(place)))
      .join('');
  }
  const softened = { opacity: darkness, filter: 'url(#shadow)' };
  return blurFilter('shadow', deviation, blur * MARGIN) + group(softened, silhouette(shadow));
};

/** From above a shadow is as large as the subject, too large to be blurred in time: two steps do. */
function isSeenWhole({ camera }: Shot): boolean {
  return !camera.seesHorizon;
}

function between(one: Mapping, other: Mapping): Mapping {
  return (x, y): Point => {
    const [from, to] = [one(x, y), other(x, y)];
    return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  };
}
