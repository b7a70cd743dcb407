package dev.styxy.core.compose;

import java.util.List;
import java.util.Map;

/** Which service type a container's port has: by the image's name, else by the usual port. */
public final class PortTypes {
  private static final String DEFAULT = "dev";

  /** Words in the last part of an image's name; the first that is found counts. */
  private static final List<Map.Entry<String, String>> IMAGES =
      List.of(
          Map.entry("exporter", "monitoring"),
          Map.entry("postgres", "database"),
          Map.entry("postgis", "database"),
          Map.entry("timescale", "database"),
          Map.entry("pgvector", "database"),
          Map.entry("mysql", "database"),
          Map.entry("mariadb", "database"),
          Map.entry("mongo", "database"),
          Map.entry("mssql", "database"),
          Map.entry("cockroach", "database"),
          Map.entry("clickhouse", "database"),
          Map.entry("cassandra", "database"),
          Map.entry("neo4j", "database"),
          Map.entry("redis", "infrastructure"),
          Map.entry("valkey", "infrastructure"),
          Map.entry("memcached", "infrastructure"),
          Map.entry("minio", "infrastructure"),
          Map.entry("elasticsearch", "infrastructure"),
          Map.entry("opensearch", "infrastructure"),
          Map.entry("meilisearch", "infrastructure"),
          Map.entry("vault", "infrastructure"),
          Map.entry("consul", "coordination"),
          Map.entry("etcd", "coordination"),
          Map.entry("zookeeper", "coordination"),
          Map.entry("mailhog", "infrastructure"),
          Map.entry("mailpit", "infrastructure"),
          Map.entry("localstack", "infrastructure"),
          Map.entry("rabbitmq", "messaging"),
          Map.entry("kafka", "messaging"),
          Map.entry("redpanda", "messaging"),
          Map.entry("nats", "messaging"),
          Map.entry("mosquitto", "messaging"),
          Map.entry("prometheus", "monitoring"),
          Map.entry("grafana", "monitoring"),
          Map.entry("jaeger", "monitoring"),
          Map.entry("loki", "monitoring"),
          Map.entry("otel", "monitoring"),
          Map.entry("opentelemetry", "monitoring"),
          Map.entry("zipkin", "monitoring"),
          Map.entry("kibana", "monitoring"),
          Map.entry("keycloak", "auth"),
          Map.entry("traefik", "proxy"),
          Map.entry("haproxy", "proxy"),
          Map.entry("envoy", "proxy"),
          Map.entry("swagger-ui", "docs"));

  /** The ports that IANA or the program's own documentation names. */
  private static final Map<Integer, String> TARGETS =
      Map.ofEntries(
          Map.entry(5432, "database"),
          Map.entry(3306, "database"),
          Map.entry(33060, "database"),
          Map.entry(1433, "database"),
          Map.entry(1521, "database"),
          Map.entry(27017, "database"),
          Map.entry(26257, "database"),
          Map.entry(9042, "database"),
          Map.entry(7687, "database"),
          Map.entry(6379, "infrastructure"),
          Map.entry(11211, "infrastructure"),
          Map.entry(9200, "infrastructure"),
          Map.entry(1025, "infrastructure"),
          Map.entry(8025, "infrastructure"),
          Map.entry(2379, "coordination"),
          Map.entry(2181, "coordination"),
          Map.entry(5672, "messaging"),
          Map.entry(15672, "messaging"),
          Map.entry(9092, "messaging"),
          Map.entry(4222, "messaging"),
          Map.entry(1883, "messaging"),
          Map.entry(9090, "monitoring"),
          Map.entry(16686, "monitoring"),
          Map.entry(4317, "monitoring"),
          Map.entry(4318, "monitoring"),
          Map.entry(9411, "monitoring"),
          Map.entry(6006, "storybook"),
          Map.entry(8000, "api"),
          Map.entry(8080, "api"),
          Map.entry(8081, "api"));

  private PortTypes() {}

  public static String of(String image, int target) {
    String name = image.substring(image.lastIndexOf('/') + 1);
    for (Map.Entry<String, String> entry : IMAGES) {
      if (name.contains(entry.getKey())) {
        return entry.getValue();
      }
    }
    return TARGETS.getOrDefault(target, DEFAULT);
  }
}
