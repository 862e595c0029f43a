/** The item of a batch that a generation was to be made for has one already, or is not wanted any more. */
export class PlaceTaken extends Error {
  constructor() {
    super('the item has its generation already, or is to get none');
    this.name = PlaceTaken.name;
  }
}
