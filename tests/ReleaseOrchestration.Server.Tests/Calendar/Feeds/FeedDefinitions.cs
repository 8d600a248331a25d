namespace ReleaseOrchestration.Server.Tests.Calendar.Feeds;

internal static class FeedDefinitions
{
    /// <summary>Two groups of one process, and what freezes one of them.</summary>
    public const string Groups = """
        process:
          id: weekly
          name: Weekly
          owners: [user:paula]
          inputs: {version: {type: string, default: '1'}}
          phases:
            - phase:
                id: go
                activities:
                  - activity:
                      id: sign
                      name: Approve; or not, "as you like"
                      type: manual
                      approval: {approvers: [user:alice, group:qa], deadline: 8h}
        ---
        process:
          id: other
          phases:
            - phase: {id: go, activities: [{activity: {id: look, type: manual, approval: {approvers: [user:alice]}}}]}
        ---
        releaseGroup: {id: shop, process: weekly, owners: ['group:directors'], tags: [shop]}
        ---
        releaseGroup: {id: crm, process: other, tags: [crm]}
        ---
        freeze: {id: shop-freeze, name: Stocktaking, scope: {groups: [shop]}, from: 2026-01-01T00:00:00Z, to: 2050-01-05T00:00:00Z, description: 'Inventory; nothing, really'}
        ---
        freeze: {id: office, name: Office hours, window: allow, scope: {processes: [weekly]}, from: 2026-01-01T00:00:00Z, to: 2050-01-06T00:00:00Z}
        ---
        freeze: {id: crm-freeze, scope: {tags: [crm]}, from: 2026-01-01T00:00:00Z, to: 2050-01-05T00:00:00Z}
        """;
}
