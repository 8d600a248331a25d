namespace ReleaseOrchestration.Core.Inputs;

/// <summary>The codes of values that a release cannot be started with.</summary>
public static class InputCodes
{
    /// <summary>There is no input of that name.</summary>
    public const string UnknownInput = "RO1421";

    /// <summary>There is no phase of that id.</summary>
    public const string UnknownPhase = "RO1422";

    /// <summary>The phase has no activity of that id.</summary>
    public const string UnknownActivity = "RO1423";

    /// <summary>The input set was made for another process.</summary>
    public const string OtherProcess = "RO1424";

    /// <summary>The value has another type than the input, and cannot be read as one.</summary>
    public const string WrongType = "RO1425";

    /// <summary>The value is none of those allowed.</summary>
    public const string NotAllowed = "RO1426";

    /// <summary>The value does not match the pattern.</summary>
    public const string PatternMismatch = "RO1427";

    /// <summary>The number, or the length of the text or list, is out of range.</summary>
    public const string OutOfRange = "RO1428";

    /// <summary>A secret was given by value, or by a reference that is none.</summary>
    public const string NoSecretReference = "RO1429";

    /// <summary>The pattern of the input cannot be used, so that no value can be checked.</summary>
    public const string UnusablePattern = "RO1430";
}
