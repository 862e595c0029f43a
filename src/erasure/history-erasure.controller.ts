import { Controller, Delete, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../common/access/needs.decorator.js';
import { ApiErrors, BODY_ERRORS } from '../common/errors/api-errors.decorator.js';
import { EraseHistoryQueryDto, ErasedDto } from './erasure.dto.js';
import { ErasureService } from './erasure.service.js';

@ApiTags('History')
@Controller('api/generate/history')
export class HistoryErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Delete()
  @Needs('generate')
  @ApiOperation({
    operationId: 'eraseHistory',
    summary: 'Erase all generations of a user, or of a project',
    description: `Each as DELETE /api/generate/{id} erases it, in steps, so that nobody waits for it: when a call is cut off, ask again. What is under way goes on, for whoever waits for it, and is erased within a minute of its end without being asked again; deleted does not count it. So are items of batches that were not begun yet. What is asked for afterwards stays.`,
  })
  @ApiOkResponse({ description: 'All that had ended is erased', type: ErasedDto })
  @ApiErrors(...BODY_ERRORS, 'VALIDATION_FAILED', 'DATABASE_UNAVAILABLE')
  eraseHistory(
    @Query() { user_id: userId, project_id: projectId }: EraseHistoryQueryDto,
  ): Promise<ErasedDto> {
    return this.erasures.eraseHistory({ userId, projectId });
  }
}
