import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the nodes that share a database share what FIBO allows them. */
export class FiboNodes1764800000000 implements MigrationInterface {
  readonly name = 'FiboNodes1764800000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE fibo_node (
        id integer GENERATED ALWAYS AS IDENTITY,
        name text NOT NULL,
        simulated boolean NOT NULL,
        version bigint NOT NULL,
        expires_at timestamptz NOT NULL,
        slots integer[] NOT NULL,
        demand jsonb NOT NULL,
        CONSTRAINT fibo_node_pkey PRIMARY KEY (id),
        CONSTRAINT fibo_node_name_key UNIQUE (name)
      )`);
    await queryRunner.query('CREATE SEQUENCE fibo_node_version_seq AS bigint');
    await queryRunner.query('ALTER TABLE generation_attempt ADD COLUMN node_id integer');
    // What dead nodes have under way holds its slots until it ends, and FIBO still counts their calls: their attempts tell of both, the
    // newest ones, of which no more than so many can be a minute old; of status calls there is what they told last.
    await queryRunner.query(`
      CREATE FUNCTION lost_fibo_slots(claimant text, of_simulator boolean, calls integer, job_ms double precision, call_ms double precision)
        RETURNS integer[] LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        dead integer[];
        jobs integer := 0;
        submissions integer := 0;
        looks integer;
        counted_from timestamptz := clock_timestamp() - call_ms * interval '1 millisecond';
      BEGIN
        SELECT array_agg(id), coalesce(sum((demand -> 'looks' ->> 'held')::integer) FILTER (WHERE expires_at > counted_from), 0)
          INTO dead, looks
          FROM fibo_node WHERE name <> claimant AND simulated = of_simulator AND expires_at <= clock_timestamp();
        IF dead IS NOT NULL THEN
          SELECT count(*) INTO jobs
            FROM generation JOIN generation_attempt attempt ON attempt.generation_id = generation.id
            WHERE generation.state IN ('submitting', 'processing') AND attempt.class IS NULL AND attempt.node_id = ANY(dead)
              AND coalesce(attempt.accepted_at, attempt.started_at) > clock_timestamp() - job_ms * interval '1 millisecond';
          SELECT count(*) INTO submissions
            FROM (SELECT node_id, started_at FROM generation_attempt ORDER BY id DESC LIMIT 2 * calls) newest
            WHERE node_id = ANY(dead) AND started_at > counted_from;
        END IF;
        RETURN ARRAY[jobs, submissions, looks];
      END $$`);
    // A node keeps what it has as long as it wants it, and never has less than it uses; the rest is for whoever comes first.
    await queryRunner.query(`
      CREATE FUNCTION claim_fibo_slots(claimant text, of_simulator boolean, lease_ms double precision, wanted integer[], held integer[],
          totals integer[], wants jsonb, dead text[], job_ms double precision, call_ms double precision)
        RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        was fibo_node;
        own fibo_node;
        granted integer[];
        lost integer[];
        others integer[];
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('generation-api fibo slots'));
        UPDATE fibo_node SET expires_at = clock_timestamp() WHERE name = ANY(dead) AND expires_at > clock_timestamp();
        DELETE FROM fibo_node
          WHERE name <> claimant AND expires_at < clock_timestamp() - (job_ms + call_ms) * interval '1 millisecond';
        SELECT * INTO was FROM fibo_node WHERE name = claimant;
        lost := lost_fibo_slots(claimant, of_simulator, totals[2], job_ms, call_ms);
        SELECT ARRAY[coalesce(sum(slots[1]), 0), coalesce(sum(slots[2]), 0), coalesce(sum(slots[3]), 0)] INTO others
          FROM fibo_node WHERE name <> claimant AND simulated = of_simulator AND expires_at > clock_timestamp();
        FOR budget IN 1..3 LOOP
          granted[budget] := greatest(held[budget], least(wanted[budget], greatest(
            CASE WHEN was.expires_at > clock_timestamp() THEN was.slots[budget] ELSE 0 END,
            totals[budget] - lost[budget] - others[budget])));
        END LOOP;
        INSERT INTO fibo_node AS node (name, simulated, version, expires_at, slots, demand)
          VALUES (claimant, of_simulator, nextval('fibo_node_version_seq'), clock_timestamp() + lease_ms * interval '1 millisecond',
            granted, wants)
          ON CONFLICT (name) DO UPDATE SET version = excluded.version, expires_at = excluded.expires_at, slots = excluded.slots,
            demand = excluded.demand
          RETURNING * INTO own;
        IF was.id IS NULL OR was.demand <> own.demand OR was.slots <> own.slots OR lease_ms = 0 THEN
          PERFORM pg_notify('fibo_nodes', CASE WHEN length(wants::text) < 7000 THEN jsonb_build_object('id', own.id, 'name', own.name,
            'simulated', own.simulated, 'version', own.version, 'isLeaving', lease_ms = 0, 'slots', own.slots, 'demand', own.demand)::text
            ELSE '' END);
        END IF;
        RETURN jsonb_build_object('id', own.id, 'version', own.version, 'slots', own.slots, 'lost', lost, 'peers', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'version', version, 'slots', slots, 'demand', demand)), '[]')
          FROM fibo_node WHERE name <> claimant AND simulated = of_simulator AND expires_at > clock_timestamp()));
      END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION claim_fibo_slots');
    await queryRunner.query('DROP FUNCTION lost_fibo_slots');
    await queryRunner.query('ALTER TABLE generation_attempt DROP COLUMN node_id');
    await queryRunner.query('DROP SEQUENCE fibo_node_version_seq');
    await queryRunner.query('DROP TABLE fibo_node');
  }
}
