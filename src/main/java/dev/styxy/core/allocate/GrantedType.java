package dev.styxy.core.allocate;

import dev.styxy.model.AutoRange;
import dev.styxy.model.ServiceType;
import java.util.Optional;

/**
 * The service type of a grant.
 *
 * @param type its preferred ports shifted by the request's template
 * @param range that styxy chose for it; absent for a configured type
 * @param isNew whether that was chosen for this request
 */
public record GrantedType(ServiceType type, Optional<AutoRange> range, boolean isNew) {}
