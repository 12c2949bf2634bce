package dev.liftline.query.testing;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A {@link QueryServiceTest} of a service that asks who sent a request. {@link Callers} says so. */
@QueryServiceTest
public abstract class BehindGateway {

    protected final Client client;
    protected final Rides rides;

    protected BehindGateway(Client client, Rides rides) {
        this.client = client;
        this.rides = rides;
    }

    @DynamicPropertySource
    static void requireCallers(DynamicPropertyRegistry properties) {
        properties.add("LIFTLINE_OPEN", () -> "false");
        properties.add("LIFTLINE_INTERNAL_SECRETS_FILE", Callers.SECRETS::toString);
    }
}
