package io.aftershock.model.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodesTest {

    private static final String INFO = "STREAM.INFO";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_FOUND    | 10014 10037 10059",
                "CONFLICT     | 10013 10058 10065 10105 10148",
                "LIMITS       | 10002 10005 10023 10026 10027 10028 10047 10077 10120 10122 10167",
                "ENTITLEMENT  | 10035 10039 10076",
                "AVAILABILITY | 10004 10006 10007 10008 10009 10041 10075 10118 10119 10163 10194 10195",
                "INTERNAL     | 10048 10049 10051 10072 10104",
                "CALLER       | 10003 10012 10017 10025 10052 10056 10100 10149 10185",
                "UNKNOWN      | 404 500 9999 10999 -1"
            })
    void putsEachCodeIntoTheClassOfThoseWhoCanMendIt(ErrorClass errorClass, String codes) {
        assertThat(Arrays.stream(codes.split(" ")).map(Integer::valueOf))
                .allSatisfy(code -> assertThat(ErrorCodes.classify(INFO, code))
                        .as("%d", code)
                        .isEqualTo(errorClass));
    }

    @Test
    void knowsEveryCodeOfTheServersList() {
        Map<ErrorClass, Long> sizes = ErrorCodes.all().values().stream()
                .collect(Collectors.groupingBy(ErrorCodes.Entry::errorClass, TreeMap::new, Collectors.counting()));

        assertThat(sizes)
                .isEqualTo(Map.of(
                        ErrorClass.NOT_FOUND, 5L,
                        ErrorClass.CONFLICT, 16L,
                        ErrorClass.LIMITS, 14L,
                        ErrorClass.ENTITLEMENT, 3L,
                        ErrorClass.AVAILABILITY, 12L,
                        ErrorClass.INTERNAL, 19L,
                        ErrorClass.CALLER, 158L));
        assertThat(ErrorCodes.all())
                .allSatisfy((code, entry) -> assertThat(entry.name()).matches("JS[A-Z][A-Za-z]+"));
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource({
        "STREAM.MSG.GET, 10037, GET_MISS",
        "STREAM.MSG.GET, 10059, NOT_FOUND",
        "STREAM.MSG.DELETE, 10037, NOT_FOUND"
    })
    void tellsAMissedReadFromOtherThingsThatAreNotThere(String operation, int code, ErrorClass errorClass) {
        assertThat(ErrorCodes.classify(operation, code)).isEqualTo(errorClass);
    }

    @Test
    void namesCodesAsTheServerDoes() {
        assertThat(ErrorCodes.name(10_008)).isEqualTo("JSClusterNotAvailErr");
        assertThat(ErrorCodes.name(404)).isEqualTo("404");
    }

    @Test
    void blamesTheClusterForAvailabilityAndInternalErrorsOnly() {
        assertThat(Arrays.stream(ErrorClass.values()).filter(ErrorClass::isServiceFault))
                .containsExactly(ErrorClass.AVAILABILITY, ErrorClass.INTERNAL);
    }
}
