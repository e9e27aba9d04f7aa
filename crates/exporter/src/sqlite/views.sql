CREATE VIEW claim_list AS
  SELECT c.id, c.type, c.text, c.polarity, c.modality, c.time_value AS time,
    coalesce(c.source_name, c.source_mention, c.source_id) AS source, c.quote, c.sentence,
    d.title, d.publisher, d.published, d.url, c.document, c.confidence
  FROM claims c JOIN documents d ON d.path = c.document ORDER BY c.number;
CREATE VIEW entities AS
  SELECT value AS id, min(name) AS name, min(kind) AS kind, count(*) AS mentions,
    count(DISTINCT claim_id) AS claims
  FROM slots WHERE value_kind = 'entity' AND value IS NOT NULL GROUP BY value ORDER BY claims DESC, id;
CREATE VIEW fact_evidence AS
  SELECT f.id AS fact_id, f.type, f.status AS fact_status, f.explanation, p.position, p.value, p.status,
    c.id AS claim_id, c.text AS claim, c.quote, d.title, d.publisher, d.published, d.url, c.document
  FROM facts f JOIN positions p ON p.fact_id = f.id
    JOIN position_claims pc ON pc.fact_id = p.fact_id AND pc.position = p.position
    JOIN claims c ON c.id = pc.claim_id JOIN documents d ON d.path = c.document
  ORDER BY f.id, p.position, c.number;
CREATE VIEW fact_answers AS
  SELECT f.id AS fact_id, f.type, f.status AS fact_status, p.position, p.value, p.status,
    p.first_value AS first, p.last_value AS last,
    (SELECT count(*) FROM position_claims pc WHERE pc.fact_id = p.fact_id AND pc.position = p.position) AS claims
  FROM facts f JOIN positions p ON p.fact_id = f.id ORDER BY f.id, p.position;
