namespace ReleaseOrchestration.Core.Scenarios;

/// <summary>The stable codes of what can be wrong with a scenario before it runs.</summary>
public static class ScenarioCodes
{
    /// <summary>The process of a scenario, or one that it starts, is not among the documents given.</summary>
    public const string UnknownProcess = "RO1501";

    /// <summary>The input set of a scenario is not among the documents given, or belongs to another process.</summary>
    public const string UnknownInputSet = "RO1502";

    /// <summary>The inputs of a scenario are missing or not valid, so that the release could not start.</summary>
    public const string InvalidInputs = "RO1503";

    /// <summary>A path that leads to nothing in the process.</summary>
    public const string UnknownPath = "RO1504";

    /// <summary>An activity without its phase, where several phases have one of that id.</summary>
    public const string AmbiguousPath = "RO1505";

    /// <summary>A line of a script that says nothing, or several things.</summary>
    public const string InvalidLine = "RO1506";

    /// <summary>A key that a line of a script needs is missing.</summary>
    public const string MissingInLine = "RO1507";

    /// <summary>A key that this kind of line does not have.</summary>
    public const string NotForLine = "RO1508";

    /// <summary>A line about a node that cannot do what the line says.</summary>
    public const string WrongNode = "RO1510";

    /// <summary>A result that is not written <c>succeeded after 1m</c>.</summary>
    public const string InvalidResult = "RO1511";

    /// <summary>An expectation that is not written as it must be.</summary>
    public const string InvalidExpectation = "RO1512";

    /// <summary>A refusal is expected of a line that does not exist.</summary>
    public const string UnknownLine = "RO1513";

    /// <summary>The process of a scenario has errors of its own.</summary>
    public const string InvalidProcess = "RO1514";

    /// <summary>A line before the start of its scenario.</summary>
    public const string LineBeforeStart = "RO1515";

    /// <summary>A line about a freeze that nobody gives.</summary>
    public const string UnknownFreeze = "RO1540";

    /// <summary>Two lines of a script have the same id.</summary>
    public const string DuplicateLine = "RO1516";

    /// <summary>A line <c>on</c> that answered no pipeline.</summary>
    public const string UnusedLine = "RO1517";
}
