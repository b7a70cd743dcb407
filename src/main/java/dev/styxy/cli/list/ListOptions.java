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
 * @param isForAllUsers whether the ports of other users are shown, too
 */
record ListOptions(
    AllocationFilter filter, boolean isEverywhere, boolean isForAllUsers, Layout layout) {

  static ListOptions read(ParseResult arguments, Context context) {
    AllocationFilter filter = AllocationFilter.read(arguments, context);
    boolean isEverywhere = CommonOptions.isSet(arguments, "--all-scopes");
    List<String> usual =
        CommonOptions.isSet(arguments, "--verbose")
            ? AllocationListing.VERBOSE
            : AllocationListing.USUAL;
    Layout layout =
        Layout.read(
            arguments,
            AllocationListing.COLUMNS,
            isEverywhere ? AllocationListing.withScope(usual) : usual,
            context.output());
    return new ListOptions(
        filter, isEverywhere, CommonOptions.isSet(arguments, "--all-users"), layout);
  }
}
