using System.Globalization;
using System.Text.RegularExpressions;
using DigestBot.Core.Text;

namespace DigestBot.Core.Feeds.Parsing;

/// <summary>The day in a date's text, clock time taken out: <c>Thu, 01 Jan 2004</c>, <c>2003-12-31</c>, <c>5 mai 2020</c>.</summary>
internal static partial class CalendarDay
{
    public static DateOnly? Parse(string text)
    {
        var numbers = Numbers().Matches(text);
        if (MonthIn(text) is { } month)
        {
            return WithMonthName(numbers, month);
        }

        return numbers.Count switch
        {
            1 => FromDigits(numbers[0].Value),
            2 when numbers[0].Length == 4 && numbers[1].Length == 3 => DayOfYear(Value(numbers[0]), Value(numbers[1])),
            2 when numbers[0].Length == 4 => Day(Value(numbers[0]), Value(numbers[1]), 1),
            >= 3 => FromThree(text, numbers),
            _ => null,
        };
    }

    /// <summary>A weekday may look like a month ("mar" is Tuesday and March in three languages): the month comes after it.</summary>
    private static int? MonthIn(string text)
    {
        int? month = null;
        foreach (var word in Words().EnumerateMatches(text))
        {
            month = MonthNames.NumberOf(TextNormalizer.Fold(text.Substring(word.Index, word.Length))) ?? month;
        }

        return month;
    }

    private static DateOnly? WithMonthName(MatchCollection numbers, int month)
    {
        if (numbers.Count < 2)
        {
            return numbers.Count == 1 && numbers[0].Length == 4 ? Day(Value(numbers[0]), month, 1) : null;
        }

        var first = numbers[0];
        var second = numbers[1];
        return first.Length == 4 || Value(first) > 31 ? Day(Year(first), month, Value(second)) : Day(Year(second), month, Value(first));
    }

    private static DateOnly? FromDigits(string digits) => digits.Length switch
    {
        8 => Day(Part(digits, 0, 4), Part(digits, 4, 2), Part(digits, 6, 2)),
        7 => DayOfYear(Part(digits, 0, 4), Part(digits, 4, 3)),
        6 => Day(FullYear(Part(digits, 0, 2)), Part(digits, 2, 2), Part(digits, 4, 2)),
        4 => Day(Part(digits, 0, 4), 1, 1),
        _ => null,
    };

    private static DateOnly? FromThree(string text, MatchCollection numbers)
    {
        int a = Value(numbers[0]), b = Value(numbers[1]), c = Value(numbers[2]);
        if (numbers[0].Length == 4 || a > 31)
        {
            return Day(Year(numbers[0]), b, c);
        }

        // A two-digit year in front is ISO's, where the last number cannot be one of this shape: 03-12-31.
        var separator = text[numbers[0].Index + numbers[0].Length];
        if (numbers[2].Length < 4 && separator is '-')
        {
            return Day(FullYear(a), b, c);
        }

        var isAmerican = separator is '/' && a <= 12;
        return (isAmerican ? Day(Year(numbers[2]), a, b) : null) ?? Day(Year(numbers[2]), b, a);
    }

    private static int Value(Match number) => number.Length > 4 ? 0 : int.Parse(number.Value, CultureInfo.InvariantCulture);

    private static int Part(string digits, int start, int length) => int.Parse(digits.AsSpan(start, length), CultureInfo.InvariantCulture);

    private static int Year(Match number) => number.Length <= 2 ? FullYear(Value(number)) : Value(number);

    /// <summary>RFC 2822, 4.3: 00-49 are of this century, 50-99 of the last.</summary>
    private static int FullYear(int twoDigits) => twoDigits >= 100 ? twoDigits : twoDigits + (twoDigits < 50 ? 2000 : 1900);

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateOnly? DayOfYear(int year, int day) =>
        year is >= 1 and <= 9998 && day is >= 1 and <= 366 ? new DateOnly(year, 1, 1).AddDays(day - 1) : null;

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant, Pattern.TimeoutMilliseconds)]
    private static partial Regex Words();
}
