namespace ReleaseOrchestration.Application.Releases.Listing;

/// <summary>By what releases are found with rows of their own.</summary>
internal enum IndexKey
{
    Status,
    Group,
    Process,
    InputSet,
    CreatedBy,
    Tag,
    Environment,
    Service,
}
