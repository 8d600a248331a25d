namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>How large a pattern is once its counted repetitions are written out; a match takes time in proportion to it.</summary>
internal sealed class PatternWeight
{
    private const long Ceiling = 1_000_000;
    private readonly Stack<long> _outer = new();
    private long _total;
    private long _atom;

    /// <summary>The weight of a well-formed pattern; never less than its true size by more than its character classes.</summary>
    public static int Of(string pattern)
    {
        var weight = new PatternWeight();
        for (var at = 0; at < pattern.Length;)
        {
            at = weight.Read(pattern, at);
        }

        return (int)Math.Min(weight._outer.Sum() + weight._total, Ceiling);
    }

    private int Read(string pattern, int at)
    {
        switch (pattern[at])
        {
            case '(':
                _outer.Push(_total);
                _total = 0;
                return at + 1;
            case ')' when _outer.Count > 0:
                _atom = _total + 1;
                _total = Math.Min(_outer.Pop() + _atom, Ceiling);
                return at + 1;
            case '[':
                return Atom(ClassEnd(pattern, at));
            case '{' when Repetition(pattern, at, out var times) is > 0 and var end:
                _total = Math.Min(_total + (_atom * Math.Max(times - 1, 0)), Ceiling);
                return end;
            case '\\':
                return Atom(at + 2);
            default:
                return Atom(at + 1);
        }
    }

    private int Atom(int end)
    {
        _atom = 1;
        _total++;
        return end;
    }

    private static int ClassEnd(string pattern, int open)
    {
        var at = open + 1 < pattern.Length && pattern[open + 1] == '^' ? open + 3 : open + 2;
        at = pattern[Math.Min(at, pattern.Length) - 1] == '\\' ? at + 1 : at;
        while (at < pattern.Length && pattern[at] != ']')
        {
            at += pattern[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }

    private static int Repetition(string pattern, int open, out long times)
    {
        times = 0;
        var close = pattern.IndexOf('}', open);
        if (close < 0)
        {
            return -1;
        }

        foreach (var bound in pattern[(open + 1)..close].Split(','))
        {
            if (bound.Length > 0 && !(bound.All(char.IsAsciiDigit) && bound.Length < 10))
            {
                return -1;
            }

            times = Math.Max(times, bound.Length > 0 ? long.Parse(bound, System.Globalization.CultureInfo.InvariantCulture) : 0);
        }

        return close + 1;
    }
}
