package io.aftershock.cli.watch.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.cli.watch.fleet.FleetView;
import io.aftershock.cli.watch.fleet.WatchedFleet;
import io.aftershock.cli.watch.view.ViewState.Page;
import io.aftershock.model.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole screens, sign by sign; those that are expected are files beside this class. */
class ScreenTest {

    private static final Runbooks RUNBOOKS = new Pages();
    private static final Size WIDE = new Size(120, 40);

    @Test
    void showsTheWorstOnTop() throws Exception {
        assertShows("crash-80x24", crash(), ViewState.START, Size.USUAL);
    }

    @Test
    void saysItInWordsWhereThereIsRoom() throws Exception {
        assertShows("crash-120x40", crash(), ViewState.START, WIDE);
    }

    @Test
    void doesWithoutTheTrendWhereThereIsNoRoomForIt() throws Exception {
        assertShows("crash-60x12", crash(), ViewState.START, new Size(60, 12));
    }

    @Test
    void foldsAccountsOfWhichNothingIsToldWhereThereIsNoRoomForAll() throws Exception {
        assertShows("forty-80x24", Fleets.forty().view(), ViewState.START, Size.USUAL);
    }

    @Test
    void followsTheChosenRow() throws Exception {
        ViewState last = press(ViewState.START.showing(true), Fleets.forty().view(), Key.of(Key.Kind.END));
        assertShows("forty-end-80x24", Fleets.forty().view(), last, Size.USUAL);
    }

    @Test
    void saysThatNothingWasTold() throws Exception {
        assertShows("empty-80x24", FleetView.EMPTY, ViewState.START, Size.USUAL);
    }

    @Test
    void showsWhatIsFiltered() throws Exception {
        assertShows("filter-80x24", crash(), ViewState.START.filtered("bill", true), Size.USUAL);
    }

    @Test
    void opensAFinding() throws Exception {
        ViewState opened = press(ViewState.START, crash(), Key.of(Key.Kind.DOWN), Key.of(Key.Kind.ENTER));
        assertShows("finding-80x40", crash(), opened, new Size(80, 40));
    }

    @Test
    void opensWhatExplainsOthers() throws Exception {
        ViewState opened = press(ViewState.START, crash(), Key.of(Key.Kind.ENTER));
        assertShows("parent-80x24", crash(), opened, Size.USUAL);
    }

    @Test
    void opensAPlaceWhereAllIsWell() throws Exception {
        ViewState opened = press(ViewState.START, crash(), Key.of(Key.Kind.END), Key.of(Key.Kind.ENTER));
        assertShows("well-80x24", crash(), opened, Size.USUAL);
    }

    @Test
    void opensAnIncidentOfTheFleet() throws Exception {
        FleetView fleet = Fleets.forty().view();
        assertShows("incident-80x24", fleet, press(ViewState.START, fleet, Key.of(Key.Kind.ENTER)), Size.USUAL);
    }

    @Test
    void saysWhatKeysDo() throws Exception {
        assertShows("help-80x40", crash(), ViewState.START.on(Page.HELP), new Size(80, 40));
    }

    @Test
    void letsNoNameSteerTheTerminal() throws Exception {
        WatchedFleet fleet = new WatchedFleet();
        List<String> names = List.of(
                "\u001b[2J\u001b]0;owned\u0007",
                "line\nbreak\ttab",
                "right\u202eto\u2066left\u200b\u009b31m",
                "監視対象のアカウント名前がとても長い場合",
                "e\u0301te\u0301 zo\u0336\u0337\u0338",
                "x".repeat(200),
                "\ud83d\udea8 alarm \ud800 half",
                "'; rm -rf / #");
        for (String name : names) {
            fleet.window(Fleets.window("cluster \u001b[31m", name, Fleets.NOW - 60_000, 1, 100));
            fleet.breach(Fleets.breach("RETRY_001", Severity.WARNING, "cluster \u001b[31m", name, Fleets.NOW, null)
                    .at(Fleets.NOW)
                    .summary("Client " + name + " repeats.")
                    .build());
        }
        FleetView view = fleet.view();
        assertShows("hostile-80x24", view, ViewState.START, Size.USUAL);
        for (int row = 0; row <= names.size(); row++) {
            ViewState state = ViewState.START;
            for (int step = 0; step < row; step++) {
                state = press(state, view, Key.of(Key.Kind.DOWN));
            }
            assertThat(text(view, press(state, view, Key.of(Key.Kind.ENTER)), Size.USUAL))
                    .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Mn}&&[^\n]]");
        }
    }

    static Stream<Size> sizes() {
        return Stream.of(1, 2, 5, 12, 24, 50)
                .flatMap(rows ->
                        Stream.of(1, 7, 20, 40, 79, 80, 81, 96, 100, 133, 250).map(columns -> new Size(columns, rows)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void fitsIntoAnyTerminal(Size size) {
        List<ViewState> states = Stream.of(Page.values())
                .filter(page -> page != Page.END)
                .map(page ->
                        press(ViewState.START, crash(), Key.of(Key.Kind.ENTER)).on(page))
                .toList();
        for (ViewState state : states) {
            List<AttributedString> lines = lines(crash(), state, size);
            assertThat(lines).hasSizeLessThanOrEqualTo(size.rows());
            assertThat(lines).allMatch(line -> line.columnLength() <= size.columns());
        }
    }

    @Test
    void saysTheSameWithoutColour() {
        List<AttributedString> lines = lines(crash(), ViewState.START, Size.USUAL);
        assertThat(lines).anyMatch(line -> line.toAnsi().matches("(?s).*\u001b\\[[0-9;]*31[;m].*"));
        assertThat(lines.get(3).toString()).contains("CRIT");
    }

    static Stream<Link> links() {
        return Stream.of(Link.State.values())
                .map(state -> new Link(
                        state,
                        "FINDINGS",
                        "Stream FINDINGS cannot be reached.",
                        Fleets.NOW - 190_000,
                        1_234,
                        Fleets.NOW - 200_000));
    }

    @Test
    void saysHowTheStreamIsFollowed() {
        assertThat(links().map(link -> link.words(Fleets.NOW)))
                .containsExactly(
                        "Connecting to read stream FINDINGS …",
                        "Reading the last 15 minutes of FINDINGS: 1 234 messages to go …",
                        "Nothing was told for 3m: does the job run?",
                        "GONE for 3m: Stream FINDINGS cannot be reached.");
    }

    private static FleetView crash() {
        return Fleets.crash().view();
    }

    static ViewState press(ViewState state, FleetView fleet, Key... keys) {
        ViewState now = state;
        for (Key key : keys) {
            now = Keys.press(now, key, fleet, RUNBOOKS, Size.USUAL);
        }
        return now;
    }

    private static void assertShows(String name, FleetView fleet, ViewState state, Size size) throws IOException {
        assertThat(text(fleet, state, size)).isEqualTo(expected(name));
        assertThat(lines(fleet, state, size)).hasSize(size.rows());
    }

    private static String text(FleetView fleet, ViewState state, Size size) {
        return lines(fleet, state, size).stream()
                .map(line -> line.toString().stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static List<AttributedString> lines(FleetView fleet, ViewState state, Size size) {
        Link link = new Link(Link.State.FOLLOWING, "FINDINGS", "", Fleets.NOW, 0, Fleets.NOW);
        return Screen.lines(fleet, link, state, RUNBOOKS, size, Fleets.NOW);
    }

    private static String expected(String name) throws IOException {
        try (InputStream in = ScreenTest.class.getResourceAsStream(name + ".txt")) {
            return in == null ? "there is no such screen" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
