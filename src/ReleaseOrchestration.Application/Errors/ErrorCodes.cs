namespace ReleaseOrchestration.Application.Errors;

/// <summary>
/// The stable codes of refused requests: <c>RO20xx</c> definitions as a set, <c>RO40xx</c> the request itself, <c>RO42xx</c> signed links,
/// <c>RO43xx</c> releases, <c>RO44xx</c> access, <c>RO50xx</c> and <c>RO51xx</c> the server.
/// </summary>
public static class ErrorCodes
{
    /// <summary>The documents have problems; each has its own code.</summary>
    public const string InvalidDocuments = "RO2000";

    /// <summary>A reference to a process, or a version of one, that does not exist.</summary>
    public const string UnknownProcess = "RO2001";

    /// <summary>Processes that start each other.</summary>
    public const string ProcessCycle = "RO2002";

    /// <summary>Subprocesses nested deeper than allowed.</summary>
    public const string SubprocessTooDeep = "RO2003";

    /// <summary>An input set for a process that does not exist.</summary>
    public const string InputSetWithoutProcess = "RO2004";

    /// <summary>A document of another kind than the address says.</summary>
    public const string OtherKind = "RO2005";

    /// <summary>A document with another id than the address says.</summary>
    public const string OtherId = "RO2006";

    /// <summary>Two documents of the same kind and id.</summary>
    public const string DuplicateDocument = "RO2007";

    /// <summary>More changes at once than can be stored all or nothing.</summary>
    public const string TooManyDocuments = "RO2008";

    /// <summary>Someone else saved the same definition at the same moment.</summary>
    public const string ConcurrentChange = "RO2009";

    /// <summary>No definition of that id, or no such version.</summary>
    public const string UnknownDefinition = "RO2010";

    /// <summary>Something that is still used was to be deleted.</summary>
    public const string StillUsed = "RO2021";

    /// <summary>The definition was deleted; its versions can still be read.</summary>
    public const string Deleted = "RO2022";

    /// <summary>A reference to an Activity Store entry that is deprecated.</summary>
    public const string Deprecated = "RO2023";

    /// <summary>A reference without a version to an Activity Store entry that has only drafts.</summary>
    public const string NothingPublished = "RO2024";

    /// <summary>A document of an Activity Store entry that names another version than the store counts.</summary>
    public const string OtherVersion = "RO2025";

    /// <summary>A definition that another source manages.</summary>
    public const string ManagedElsewhere = "RO2026";

    /// <summary>Pruning by documents that hold no definition.</summary>
    public const string NothingToKeep = "RO2027";

    /// <summary>What would be done is no longer what was shown.</summary>
    public const string PlanChanged = "RO2028";

    /// <summary>Someone changed definitions between the parts of a large request.</summary>
    public const string PartlySaved = "RO2029";

    /// <summary>A freeze is saved, and the runtime has not heard of it yet.</summary>
    public const string FreezeNotInForce = "RO2040";

    /// <summary>A release group whose input set does not exist, or is of another process.</summary>
    public const string GroupInputSet = "RO2050";

    /// <summary>A notification rule that names a channel that does not exist.</summary>
    public const string UnknownChannel = "RO2060";

    /// <summary>A delivery that does not exist.</summary>
    public const string UnknownDelivery = "RO4601";

    /// <summary>A person whom no mail reaches.</summary>
    public const string NoMailAddress = "RO4602";

    /// <summary>A body that is no JSON.</summary>
    public const string MalformedJson = "RO4001";

    /// <summary>A member that the request does not have, or a value of the wrong type.</summary>
    public const string UnknownMember = "RO4002";

    /// <summary>A body larger than 1 MiB.</summary>
    public const string BodyTooLarge = "RO4003";

    /// <summary>Nothing is at that address.</summary>
    public const string NotFound = "RO4004";

    /// <summary>A body of a media type that is not taken there.</summary>
    public const string UnsupportedMediaType = "RO4005";

    /// <summary>It is not in the state that <c>If-Match</c> or <c>If-None-Match</c> demands.</summary>
    public const string PreconditionFailed = "RO4006";

    /// <summary>A parameter of the query or a header that cannot be understood.</summary>
    public const string InvalidParameter = "RO4007";

    /// <summary>An address that does not take that method.</summary>
    public const string MethodNotAllowed = "RO4008";

    /// <summary>An idempotency key that was used for another request.</summary>
    public const string IdempotencyKeyReused = "RO4009";

    /// <summary>A request with the same idempotency key is under way.</summary>
    public const string IdempotencyInProgress = "RO4010";

    /// <summary>A value that is missing or not one of those allowed.</summary>
    public const string InvalidValue = "RO4011";

    /// <summary>A request that a page of another site sent.</summary>
    public const string CrossSite = "RO4012";

    /// <summary>A body that is no UTF-8 text.</summary>
    public const string NotText = "RO4013";

    /// <summary>A request that HTTP does not allow.</summary>
    public const string BadRequest = "RO4014";

    /// <summary>The file is empty, too large, has no usable name, or is not what it says it is.</summary>
    public const string InvalidFile = "RO4021";

    /// <summary>The value of a field names a file that was never stored.</summary>
    public const string UnknownFile = "RO4022";

    /// <summary>There is a release of that id.</summary>
    public const string ReleaseExists = "RO4301";

    /// <summary>There is no release of that id.</summary>
    public const string UnknownRelease = "RO4302";

    /// <summary>The release was started before.</summary>
    public const string AlreadyStarted = "RO4303";

    /// <summary>The release was not started yet.</summary>
    public const string NotStarted = "RO4304";

    /// <summary>Inputs are missing or not valid.</summary>
    public const string InputsIncomplete = "RO4305";

    /// <summary>The process cannot run as it is.</summary>
    public const string ProcessNotRunnable = "RO4306";

    /// <summary>The input set belongs to another process.</summary>
    public const string OtherInputSet = "RO4307";

    /// <summary>The release has no such node.</summary>
    public const string UnknownNode = "RO4308";

    /// <summary>The node has not started.</summary>
    public const string NodeNotStarted = "RO4309";

    /// <summary>A link that was not issued here, or was changed.</summary>
    public const string ForgedToken = "RO4201";

    /// <summary>A link whose time is over.</summary>
    public const string ExpiredToken = "RO4202";

    /// <summary>A form that was not shown by the page of the link.</summary>
    public const string AntiForgery = "RO4203";

    /// <summary>The same end of a pipeline was reported before.</summary>
    public const string ReportedTwice = "RO4204";

    /// <summary>The end of a pipeline was reported when the attempt had ended otherwise.</summary>
    public const string ReportedLate = "RO4205";

    /// <summary>The end of a pipeline was reported for a former attempt.</summary>
    public const string FormerAttempt = "RO4206";

    /// <summary>A sign-off link for an attempt that is no longer asked about.</summary>
    public const string FormerSignOff = "RO4207";

    /// <summary>A sign-off link or a report of a former run of a release.</summary>
    public const string FormerRun = "RO4208";

    /// <summary>A sign-off link that was revoked.</summary>
    public const string RevokedLink = "RO4209";

    /// <summary>A webhook that is not genuine, as far as anyone can tell.</summary>
    public const string ForgedWebhook = "RO4210";

    /// <summary>A genuine webhook that cannot be read.</summary>
    public const string UnreadableWebhook = "RO4211";

    /// <summary>Too many webhooks from one network.</summary>
    public const string TooManyWebhooks = "RO4212";

    /// <summary>The release has no such run.</summary>
    public const string UnknownRun = "RO4320";

    /// <summary>The node stays as it ended in an earlier run.</summary>
    public const string CarriedNode = "RO4321";

    /// <summary>There is no such release group, or the release is not of its process.</summary>
    public const string UnknownGroup = "RO4330";

    /// <summary>Releases of the group run one after the other, and another one runs.</summary>
    public const string GroupBusy = "RO4331";

    /// <summary>Those whom the group asks have not agreed that the release starts.</summary>
    public const string StartNotApproved = "RO4332";

    /// <summary>The version pattern of the group cannot make the next version.</summary>
    public const string VersionNotMade = "RO4333";

    /// <summary>The release was called off.</summary>
    public const string CalledOff = "RO4334";

    /// <summary>The release has no time at which it is to start.</summary>
    public const string NotScheduled = "RO4335";

    /// <summary>A process is larger than the host can run.</summary>
    public const string ProcessTooLarge = "RO4336";

    /// <summary>A request of somebody who is not known, or whose credential does not count.</summary>
    public const string NotSignedIn = "RO4401";

    /// <summary>A request of somebody who lacks the role for it.</summary>
    public const string RoleMissing = "RO4402";

    /// <summary>A request about a release for which its sender does not have the role.</summary>
    public const string OutOfScope = "RO4403";

    /// <summary>An evidence bundle would be larger than a bundle can be.</summary>
    public const string BundleTooLarge = "RO4350";

    /// <summary>The release was purged; its audit trails are what is left, where they are kept.</summary>
    public const string Purged = "RO4351";

    /// <summary>The release is under a legal hold.</summary>
    public const string LegalHold = "RO4352";

    /// <summary>The release has not ended, or something of it still runs.</summary>
    public const string NotOver = "RO4353";

    /// <summary>There is no report of that name.</summary>
    public const string UnknownReport = "RO4360";

    /// <summary>The release has not been over for as long as it must be kept.</summary>
    public const string StillKept = "RO4354";

    /// <summary>The server does not say how long releases must be kept.</summary>
    public const string RetentionOff = "RO4355";

    /// <summary>There is or was an API key of that name.</summary>
    public const string ApiKeyExists = "RO4404";

    /// <summary>There is no API key of that name.</summary>
    public const string UnknownApiKey = "RO4405";

    /// <summary>A link by which the caller would decide in the name of somebody else.</summary>
    public const string LinkForOthers = "RO4406";

    /// <summary>The keys of the issuer of a token are not known at the moment.</summary>
    public const string IssuerUnreachable = "RO4407";

    /// <summary>A feed that there is not, or that is somebody else's.</summary>
    public const string UnknownFeed = "RO4701";

    /// <summary>More feeds than one person may have.</summary>
    public const string TooManyFeeds = "RO4702";

    /// <summary>More readings of feeds from one network than are answered in a minute.</summary>
    public const string TooManyFeedReadings = "RO4703";

    /// <summary>A feed that something wants to make that is no person.</summary>
    public const string FeedOfAKey = "RO4704";

    /// <summary>Something unexpected happened in the server; its log says more.</summary>
    public const string Internal = "RO5100";

    /// <summary>The server cannot take requests yet.</summary>
    public const string NotReady = "RO5101";

    /// <summary>An address to listen on that others could reach.</summary>
    public const string NotLoopback = "RO5010";

    /// <summary>An option that cannot be understood.</summary>
    public const string InvalidOption = "RO5011";

    /// <summary>An address that another program listens on.</summary>
    public const string AddressInUse = "RO5012";

    /// <summary>The key ring of the data folder cannot be read.</summary>
    public const string KeyRingDamaged = "RO5013";
}
