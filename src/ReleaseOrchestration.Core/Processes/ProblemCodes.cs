namespace ReleaseOrchestration.Core.Processes;

/// <summary>
/// The stable codes of what can be wrong with a document: <c>RO10xx</c> its text, <c>RO11xx</c> its structure and graph, <c>RO13xx</c> what its
/// expressions read, <c>RO14xx</c> its inputs. <c>RO12xx</c> belong to the expressions themselves, <c>RO15xx</c> to scenarios.
/// </summary>
public static class ProblemCodes
{
    /// <summary>The text is no YAML and no JSON.</summary>
    public const string Syntax = "RO1001";

    /// <summary>A document is larger than 1 MiB.</summary>
    public const string TooLarge = "RO1002";

    /// <summary>A document is nested more than 64 deep.</summary>
    public const string TooDeep = "RO1003";

    /// <summary>The aliases of a document make it more than ten times as large as it is written.</summary>
    public const string AliasExpansion = "RO1004";

    /// <summary>A tag, such as <c>!x</c>.</summary>
    public const string Tag = "RO1005";

    /// <summary>The same key twice in a map, in whichever spelling.</summary>
    public const string DuplicateKey = "RO1006";

    /// <summary>A key that has no meaning there.</summary>
    public const string UnknownKey = "RO1007";

    /// <summary>A key that is needed is missing.</summary>
    public const string MissingKey = "RO1008";

    /// <summary>A list where a text is needed, and the like.</summary>
    public const string WrongKind = "RO1009";

    /// <summary>A value that is none of those allowed, or not written as it must be.</summary>
    public const string InvalidValue = "RO1010";

    /// <summary>A text that is no duration.</summary>
    public const string InvalidDuration = "RO1011";

    /// <summary>The text holds no document.</summary>
    public const string NoDocument = "RO1012";

    /// <summary>A document without a root key that says what it is.</summary>
    public const string UnknownDocument = "RO1013";

    /// <summary>Two keys that say the same thing.</summary>
    public const string ConflictingKeys = "RO1015";

    /// <summary>More than 1,000 problems; the rest is left out.</summary>
    public const string TooManyProblems = "RO1016";

    /// <summary>A number that cannot be kept exactly.</summary>
    public const string InexactNumber = "RO1017";

    /// <summary>An alias of an anchor that does not exist, or that holds the alias itself.</summary>
    public const string UnknownAlias = "RO1018";

    /// <summary>A reference that is not written <c>id</c> or <c>id@version</c>.</summary>
    public const string InvalidReference = "RO1019";

    /// <summary>A key that is understood but not used (warning).</summary>
    public const string UnusedKey = "RO1020";

    /// <summary>A setting of a connector that its kind does not take.</summary>
    public const string WrongSetting = "RO1021";

    /// <summary>An id or a declared name that has other characters than letters, digits, <c>_</c> and <c>-</c>.</summary>
    public const string InvalidId = "RO1101";

    /// <summary>An id that is a word of the language.</summary>
    public const string ReservedId = "RO1102";

    /// <summary>The same id twice among siblings.</summary>
    public const string DuplicateId = "RO1103";

    /// <summary>Two ids among siblings that differ only by upper and lower case.</summary>
    public const string IdsDifferByCase = "RO1104";

    /// <summary>More than 500 phases.</summary>
    public const string TooManyPhases = "RO1105";

    /// <summary>More than 2,000 activities and gates.</summary>
    public const string TooManyActivities = "RO1106";

    /// <summary>A process without phases.</summary>
    public const string NoPhases = "RO1107";

    /// <summary>A dependency on something that does not exist.</summary>
    public const string UnknownDependency = "RO1108";

    /// <summary>Nodes that wait for each other.</summary>
    public const string Cycle = "RO1109";

    /// <summary>The same dependency twice (warning).</summary>
    public const string DuplicateDependency = "RO1110";

    /// <summary>An activity that does not say what carries it out.</summary>
    public const string MissingType = "RO1111";

    /// <summary>A key that this type of activity does not have.</summary>
    public const string NotForType = "RO1112";

    /// <summary>A key that this type of activity needs is missing.</summary>
    public const string MissingForType = "RO1113";

    /// <summary>An automated activity that names no pipeline: it runs the one of its own id on the default connector (warning).</summary>
    public const string ImplicitPipeline = "RO1114";

    /// <summary>A check that is no gate.</summary>
    public const string CheckOutsideGate = "RO1115";

    /// <summary>A gate that has neither approval nor check, or both.</summary>
    public const string InvalidGate = "RO1116";

    /// <summary>A quorum that can never be met.</summary>
    public const string InvalidQuorum = "RO1117";

    /// <summary><c>on-reject: skip</c> on something that is no gate.</summary>
    public const string SkipOutsideGate = "RO1118";

    /// <summary>Something other than <c>user:id</c>, <c>group:id</c> or the name of a group.</summary>
    public const string InvalidApprover = "RO1119";

    /// <summary>A part of an approval that has no effect as it is written (warning).</summary>
    public const string IneffectiveApproval = "RO1120";

    /// <summary>A field whose parts contradict each other.</summary>
    public const string InvalidField = "RO1121";

    /// <summary>A retry that cannot be carried out.</summary>
    public const string InvalidRetry = "RO1122";

    /// <summary>A length of time that must be longer than nothing.</summary>
    public const string InvalidTime = "RO1123";

    /// <summary>A window in which nothing can start.</summary>
    public const string InvalidWindow = "RO1124";

    /// <summary>A text that is neither an offset nor an instant.</summary>
    public const string InvalidInstant = "RO1125";

    /// <summary>A reference to an Activity Store entry that does not exist.</summary>
    public const string UnknownStoreEntry = "RO1126";

    /// <summary>A process that starts itself.</summary>
    public const string SelfReference = "RO1127";

    /// <summary>A node that never runs (a warning).</summary>
    public const string Unreachable = "RO1128";

    /// <summary>A dependency whose name is that of an activity and of a phase (a warning).</summary>
    public const string AmbiguousDependency = "RO1129";

    /// <summary>A freeze whose times contradict each other, or that does not say when.</summary>
    public const string InvalidFreeze = "RO1140";

    /// <summary>A window that allows and does not come again: once it is over, everything in its scope waits (warning).</summary>
    public const string LastWindow = "RO1141";

    /// <summary>A cadence whose parts contradict each other, or that does not say when.</summary>
    public const string InvalidCadence = "RO1150";

    /// <summary>A cron expression that is none, or that is never.</summary>
    public const string InvalidCron = "RO1151";

    /// <summary>A version pattern that gives no versions, or only one.</summary>
    public const string InvalidVersionPattern = "RO1152";

    /// <summary>A part of a release group that has no effect as it is written (warning).</summary>
    public const string IneffectiveGroup = "RO1153";

    /// <summary>A word that is no kind of event.</summary>
    public const string UnknownEventKind = "RO1160";

    /// <summary>A notification channel that lacks what its type needs, or has what it does not take.</summary>
    public const string InvalidChannel = "RO1161";

    /// <summary>A read of an input that is not declared.</summary>
    public const string UnknownInput = "RO1301";

    /// <summary>A read of a variable that is not declared.</summary>
    public const string UnknownVariable = "RO1302";

    /// <summary>A read from a phase, activity or gate that does not exist.</summary>
    public const string UnknownNode = "RO1303";

    /// <summary>A read of an output that is not declared.</summary>
    public const string UndeclaredOutput = "RO1304";

    /// <summary>A read of a fact that a release does not have.</summary>
    public const string UnknownReleaseFact = "RO1305";

    /// <summary>A read of something that may not have run yet.</summary>
    public const string ReadTooEarly = "RO1306";

    /// <summary>A read of something that may be missing, outside <c>default(x, y)</c>.</summary>
    public const string UnguardedRead = "RO1307";

    /// <summary><c>pipeline.outputs</c> where no pipeline has run.</summary>
    public const string MisplacedPipelineOutput = "RO1308";

    /// <summary><c>subprocess.outputs</c> where no subprocess has run.</summary>
    public const string MisplacedSubprocessOutput = "RO1309";

    /// <summary><c>activityInput</c> or <c>releaseInput.phase</c> where there is none.</summary>
    public const string MisplacedInput = "RO1310";

    /// <summary>Variables that are computed from each other.</summary>
    public const string VariableCycle = "RO1311";

    /// <summary>A condition that is neither true nor false whatever happens (warning).</summary>
    public const string ConstantCondition = "RO1312";

    /// <summary>A read of something that is only there in some runs, which no <c>if</c> says (warning).</summary>
    public const string UncertainRead = "RO1313";

    /// <summary>An expression where none is evaluated.</summary>
    public const string ExpressionNotEvaluated = "RO1314";

    /// <summary>A value that is certainly of another kind than its operator, function or place takes.</summary>
    public const string TypeMismatch = "RO1315";

    /// <summary>A secret where it cannot go.</summary>
    public const string MisplacedSecret = "RO1316";

    /// <summary>A comparison that is always true or always false (a warning).</summary>
    public const string PointlessComparison = "RO1317";

    /// <summary>A comparison whose <c>&gt;</c> closes its expression (a warning).</summary>
    public const string ClosedComparison = "RO1318";

    /// <summary>An input or a variable that nothing reads (a warning).</summary>
    public const string Unused = "RO1319";

    /// <summary>A name that hides the same name of a wider scope (a warning).</summary>
    public const string Shadows = "RO1320";

    /// <summary><c>event</c> outside notification rules, or anything but <c>event</c> and <c>release</c> within them.</summary>
    public const string MisplacedEvent = "RO1321";

    /// <summary>A read of a fact that an event does not have.</summary>
    public const string UnknownEventFact = "RO1322";

    /// <summary>A default or an allowed value of another type than the input.</summary>
    public const string WrongInputType = "RO1401";

    /// <summary>A pattern that is no regular expression, or needs backtracking.</summary>
    public const string InvalidInputPattern = "RO1402";

    /// <summary>A least value above the greatest.</summary>
    public const string InvalidInputRange = "RO1403";

    /// <summary>A constraint that this type of input does not have.</summary>
    public const string ConstraintNotForType = "RO1404";

    /// <summary>A secret given by value.</summary>
    public const string SecretByValue = "RO1405";

    /// <summary>A required input with a default, which is then never missing (warning).</summary>
    public const string RequiredWithDefault = "RO1406";

    /// <summary>A value for an input that the Activity Store entry does not declare.</summary>
    public const string UndeclaredActivityInput = "RO1407";

    /// <summary>A default that breaks the constraints of its own input.</summary>
    public const string DefaultBreaksConstraint = "RO1408";

    /// <summary>A value for an input that certainly does not take it.</summary>
    public const string WrongMapping = "RO1409";

    /// <summary>A value for an input that the process of a subprocess does not declare.</summary>
    public const string UndeclaredSubprocessInput = "RO1410";

    /// <summary>More than 2,000 patterns of inputs in one definition.</summary>
    public const string TooManyPatterns = "RO1411";
}
