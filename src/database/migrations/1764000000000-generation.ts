import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Generations, their attempts and their details. */
export class Generation1764000000000 implements MigrationInterface {
  readonly name = 'Generation1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE generation (
        id bigint GENERATED ALWAYS AS IDENTITY,
        user_id integer NOT NULL,
        project_id integer,
        batch_id bigint,
        parent_id bigint,
        state text NOT NULL,
        mode text NOT NULL,
        prompt text NOT NULL,
        camera_angle text,
        fov text,
        lighting text,
        color_palette text,
        composition text,
        style text,
        aspect_ratio text NOT NULL,
        negative_prompt text,
        requested_seed integer,
        seed bigint,
        use_cache boolean NOT NULL,
        max_retries smallint NOT NULL,
        retry_count smallint NOT NULL DEFAULT 0,
        simulated boolean NOT NULL,
        billed text NOT NULL DEFAULT 'no',
        image_sha256 text,
        image_media_type text,
        quality_score_hundredths smallint,
        generation_time_ms integer,
        error_code text,
        error_message text,
        deadline_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        completed_at timestamptz,
        lease_owner text,
        lease_expires_at timestamptz,
        fence integer NOT NULL DEFAULT 1,
        CONSTRAINT generation_pkey PRIMARY KEY (id),
        CONSTRAINT generation_state_check
          CHECK (state IN ('pending', 'submitting', 'processing', 'completed', 'failed')),
        CONSTRAINT generation_completed_check CHECK (state <> 'completed' OR image_sha256 IS NOT NULL)
      )`);
    await queryRunner.query(`
      CREATE INDEX generation_under_way_idx ON generation (lease_expires_at)
        WHERE state IN ('pending', 'submitting', 'processing')`);
    await queryRunner.query(`
      CREATE TABLE generation_attempt (
        id bigint GENERATED ALWAYS AS IDENTITY,
        generation_id bigint NOT NULL,
        number smallint NOT NULL,
        class text,
        http_status smallint,
        request_id text,
        billed text NOT NULL DEFAULT 'unknown',
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        accepted_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT generation_attempt_pkey PRIMARY KEY (id),
        CONSTRAINT generation_attempt_number_key UNIQUE (generation_id, number),
        CONSTRAINT generation_attempt_generation_id_fkey
          FOREIGN KEY (generation_id) REFERENCES generation (id) ON DELETE CASCADE,
        CONSTRAINT generation_attempt_class_check
          CHECK (class IN ('delivered', 'not_sent', 'refused_temporarily', 'refused', 'unknown', 'lost', 'job_failed', 'job_refused'))
      )`);
    await queryRunner.query(`
      CREATE UNIQUE INDEX generation_attempt_request_id_key ON generation_attempt (request_id)
        WHERE request_id IS NOT NULL`);
    await queryRunner.query(`
      CREATE TABLE generation_detail (
        generation_id bigint NOT NULL,
        reasoning json,
        structured_prompt text,
        raw_answer bytea,
        CONSTRAINT generation_detail_pkey PRIMARY KEY (generation_id),
        CONSTRAINT generation_detail_generation_id_fkey
          FOREIGN KEY (generation_id) REFERENCES generation (id) ON DELETE CASCADE
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE generation_detail');
    await queryRunner.query('DROP TABLE generation_attempt');
    await queryRunner.query('DROP TABLE generation');
  }
}
