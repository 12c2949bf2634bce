# The image of one service. Compose builds all four; by hand:
#   docker build --build-arg SERVICE=gateway-service --tag liftline/gateway-service:local .
# Reads with the classic builder and with BuildKit alike, so no RUN --mount and no heredocs.

# One Maven run for all services: the four images share this stage.
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
ARG MODULES=gateway-service,liftride-ingest-service,liftride-consumer-service,skier-query-service
# The image build compiles and packs; tests and style are ./mvnw verify's business.
ARG MAVEN_FLAGS="--batch-mode --no-transfer-progress -Dmaven.test.skip -Dspotless.check.skip -Dmdep.analyze.skip"
# First the POMs alone: the layer with the dependencies is rebuilt only when a POM changes.
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY common-model/pom.xml common-model/
COPY local-stack/pom.xml local-stack/
COPY test-kit/pom.xml test-kit/
COPY gateway-service/pom.xml gateway-service/
COPY liftride-ingest-service/pom.xml liftride-ingest-service/
COPY liftride-consumer-service/pom.xml liftride-consumer-service/
COPY skier-query-service/pom.xml skier-query-service/
COPY load-tests/pom.xml load-tests/
COPY load-tests/e2e/pom.xml load-tests/e2e/
COPY load-tests/drills/pom.xml load-tests/drills/
COPY load-tests/benchmarks/pom.xml load-tests/benchmarks/
COPY k8s/pom.xml k8s/
RUN ./mvnw $MAVEN_FLAGS --quiet -Dspring-boot.repackage.skip -Dspring-boot.aot.skip package -pl $MODULES -am
COPY . .
RUN ./mvnw $MAVEN_FLAGS package -pl $MODULES -am

FROM build AS layers
ARG SERVICE
RUN test -n "$SERVICE" || { echo "Say which service to build: --build-arg SERVICE=gateway-service" >&2; exit 1; }
RUN java -Djarmode=tools -jar "$SERVICE/target/$SERVICE.jar" extract --layers --destination /layers \
    && mv "/layers/application/$SERVICE.jar" /layers/application/service.jar

FROM eclipse-temurin:25-jre
WORKDIR /opt/liftline
COPY docker/healthcheck ./
# In the order in which they change, the rarest first.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
# A number, not a name: Kubernetes can then see that it is not root.
USER 10001:10001
# Inside a container the loopback default would reach nobody.
ENV LIFTLINE_BIND=0.0.0.0
# A JVM out of memory is useless but looks alive: let it end and be restarted. JDK_JAVA_OPTIONS adds options.
# Beans are defined as the build wrote them down (ADR 20): a replica that restarts is ready sooner.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-Dspring.aot.enabled=true", "-jar", "service.jar"]
