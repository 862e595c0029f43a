import { Injectable, type PipeTransform } from '@nestjs/common';
import { ApiError } from '../common/errors/api-error.js';
import { findImageNamed } from './image-file-name.js';
import type { StoredImage } from './image-store.js';

/** Turns the last part of a picture's address into the picture meant; what cannot be one's name is not found. */
@Injectable()
export class ImageNamePipe implements PipeTransform<string, StoredImage> {
  transform(fileName: string): StoredImage {
    const image = findImageNamed(fileName);
    if (!image) throw new ApiError('NOT_FOUND', 'Not Found');
    return image;
  }
}
