package org.allway.server.backup;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a column holds, and how that is written as JSON. The same in both databases. */
enum Kind {
  TEXT(Types.VARCHAR),
  WHOLE(Types.BIGINT),
  DECIMAL(Types.NUMERIC),
  TRUTH(Types.BOOLEAN),
  DAY(Types.DATE),
  MOMENT(Types.TIMESTAMP_WITH_TIMEZONE),
  UNIQUE_ID(Types.OTHER),
  BYTES(Types.VARBINARY);

  private final int type;

  Kind(int type) {
    this.type = type;
  }

  /** By the name that the database itself gives a type. */
  static Optional<Kind> of(String typeName) {
    return Optional.ofNullable(
        switch (typeName.toLowerCase(Locale.ROOT)) {
          case "text",
              "varchar",
              "bpchar",
              "character varying",
              "character large object",
              "character" ->
              TEXT;
          case "int2", "int4", "int8", "serial", "bigserial", "smallint", "integer", "bigint" ->
              WHOLE;
          case "numeric", "decimal", "float8", "double precision" -> DECIMAL;
          case "bool", "boolean" -> TRUTH;
          case "date" -> DAY;
          case "timestamptz", "timestamp with time zone" -> MOMENT;
          case "uuid" -> UNIQUE_ID;
          case "bytea", "binary varying", "varbinary", "binary large object" -> BYTES;
          default -> null;
        });
  }

  /** A column of the current row. */
  JsonNode read(ResultSet row, int column) throws SQLException {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (row.getObject(column) == null) {
      return make.nullNode();
    }
    return switch (this) {
      case TEXT -> make.stringNode(row.getString(column));
      case WHOLE -> make.numberNode(row.getLong(column));
      case DECIMAL ->
          make.stringNode(row.getBigDecimal(column).stripTrailingZeros().toPlainString());
      case TRUTH -> make.booleanNode(row.getBoolean(column));
      case DAY -> make.stringNode(row.getObject(column, LocalDate.class).toString());
      case MOMENT ->
          make.stringNode(row.getObject(column, OffsetDateTime.class).toInstant().toString());
      case UNIQUE_ID -> make.stringNode(row.getObject(column, UUID.class).toString());
      case BYTES -> make.stringNode(Base64.getEncoder().encodeToString(row.getBytes(column)));
    };
  }

  /** A parameter of an insert. */
  void write(PreparedStatement statement, int parameter, JsonNode value) throws SQLException {
    if (value.isNull() || value.isMissingNode()) {
      statement.setNull(parameter, type);
      return;
    }
    String text = value.asString();
    switch (this) {
      case TEXT -> statement.setString(parameter, text);
      case WHOLE -> statement.setLong(parameter, value.longValue());
      case DECIMAL -> statement.setBigDecimal(parameter, new BigDecimal(text));
      case TRUTH -> statement.setBoolean(parameter, value.booleanValue());
      case DAY -> statement.setObject(parameter, LocalDate.parse(text));
      case MOMENT -> statement.setObject(parameter, Instant.parse(text).atOffset(ZoneOffset.UTC));
      case UNIQUE_ID -> statement.setObject(parameter, UUID.fromString(text));
      case BYTES -> statement.setBytes(parameter, Base64.getDecoder().decode(text));
    }
  }
}
