import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { type Extra, type Fields, object, string, url } from './checks.ts';
import type { Check } from './problem.ts';

/** The fields that an image has as a block and as an element. */
export const imageFields: Fields = {
  image_url: url(limits.image.imageUrl),
  slack_file: object({}, { id: string(), url: string() }, (file, spot) => {
    if ((file.id === undefined) === (file.url === undefined)) {
      spot.report('must define either `id` or `url`');
    }
  }),
};

/** An image has one source. */
export const oneSource: Extra = (image, spot) => {
  if ((image.image_url === undefined) === (image.slack_file === undefined)) {
    spot.report('must define either `image_url` or `slack_file`');
  }
};

/** An image beside other elements. */
export const imageElement: Check = object({ alt_text: string({ max: limits.image.altText }) }, imageFields, oneSource);
