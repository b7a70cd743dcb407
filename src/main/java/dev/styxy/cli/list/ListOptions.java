package dev.styxy.cli.list;

import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.table.Layout;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * What {@code list} was asked for.
 *
 * @param isEverywhere whether other scopes are shown, too
 * @param hasOnlyUrls whether only services of the web are shown
 * @param isForAllUsers whether the ports of other users are shown, too
 */
record ListOptions(
    AllocationFilter filter,
    boolean isEverywhere,
    boolean hasOnlyUrls,
    boolean isForAllUsers,
    Layout layout) {
  static final String URLS = "--urls";

  static ListOptions read(ParseResult arguments, Context context) {
    AllocationFilter filter = AllocationFilter.read(arguments, context);
    boolean isEverywhere = CommonOptions.isSet(arguments, "--all-scopes");
    boolean hasOnlyUrls = CommonOptions.isSet(arguments, URLS);
    List<String> usual =
        CommonOptions.isSet(arguments, "--verbose")
            ? AllocationListing.VERBOSE
            : hasOnlyUrls ? AllocationListing.WITH_URLS : AllocationListing.USUAL;
    Layout layout =
        Layout.read(
            arguments,
            AllocationListing.COLUMNS,
            isEverywhere ? AllocationListing.withScope(usual) : usual,
            context.output());
    boolean isForAllUsers = CommonOptions.isSet(arguments, "--all-users");
    return new ListOptions(filter, isEverywhere, hasOnlyUrls, isForAllUsers, layout);
  }
}
