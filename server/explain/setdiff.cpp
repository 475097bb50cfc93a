// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "explain/setdiff.h"

#include "access/accesschange.h"
#include "access/effectivepermissions.h"
#include "access/permissionsetstore.h"
#include "access/permissionstore.h"
#include "core/timestamp.h"

#include <QElapsedTimer>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace basalt::explain {

namespace {

using Codes = QSet<QByteArray>;

constexpr qsizetype kExampleCodes = 20;

/** What the entries of a set give: each with everything below it, without folders. */
class Tree
{
public:
    explicit Tree(QList<access::Permission> nodes) : m_nodes(std::move(nodes)) { }

    [[nodiscard]] bool contains(const QByteArray &code) const { return find(code) != m_nodes.cend(); }
    [[nodiscard]] Codes given(const QList<QByteArray> &entries) const
    {
        Codes codes;
        for (const QByteArray &entry : entries) {
            auto node = find(entry);
            if (node == m_nodes.cend() || !node->isAssignable)
                continue;
            // By code, what is below a node follows it; neighbours such as `posts-old` may stand in between.
            for (; node != m_nodes.cend() && node->code.startsWith(entry); ++node) {
                const bool isBelow = node->code.size() == entry.size() || node->code[entry.size()] == '.';
                if (isBelow && node->isAssignable)
                    codes.insert(node->code);
            }
        }
        return codes;
    }

private:
    [[nodiscard]] QList<access::Permission>::const_iterator find(const QByteArray &code) const
    {
        const auto node = std::ranges::lower_bound(m_nodes, code, {}, &access::Permission::code);
        return node != m_nodes.cend() && node->code == code ? node : m_nodes.cend();
    }

    QList<access::Permission> m_nodes; ///< by code
};

Result<Tree> loadTree(db::Connection &connection)
{
    access::PermissionQuery all;
    all.limit = 1'000'000;
    qint64 total = 0;
    BASALT_TRY(auto nodes, access::PermissionStore(connection).list(all, total));
    return Tree(std::move(nodes));
}

/** The entries of the set after the change. */
Result<QList<QByteArray>> entriesAfter(const access::PermissionSet &set, const SetChange &change, const Tree &tree)
{
    QList<QByteArray> entries = change.permissions.value_or(set.permissions);
    for (const QByteArray &code : change.added) {
        if (!entries.contains(code))
            entries.append(code);
    }
    for (const QByteArray &code : change.removed)
        entries.removeAll(code);
    for (const QByteArray &code : std::as_const(entries)) {
        if (!tree.contains(code))
            return Error::invalid(u"permissions"_s, u"There is no permission \"%1\"."_s.arg(QString::fromUtf8(code)),
                                  u"not_found"_s);
    }
    return entries;
}

/** What somebody holds in other ways than by the set. */
Result<Codes> heldOtherwise(db::Connection &connection, const access::SetHolder &holder, const access::PermissionSet &set,
                            const QByteArray &now)
{
    BASALT_TRY(const auto holdings, access::loadHoldings(connection, {holder.userId, set.accountId, holder.isOwner}, now));
    Codes codes;
    for (const access::HeldPermission &held : holdings.permissions) {
        const bool isOtherwise =
            std::ranges::any_of(held.sources, [&](qsizetype source) { return holdings.sources[source].setId != set.id; });
        if (isOtherwise)
            codes.insert(held.code);
    }
    return codes;
}

/** Keeps those with the most permissions, the first of equals. */
void keep(std::vector<AffectedHolder> &users, const access::SetHolder &holder, const Codes &codes)
{
    const qint64 count = codes.size();
    const auto place = std::ranges::upper_bound(users, count, std::greater(), &AffectedHolder::count);
    if (size_t(place - users.begin()) >= SetDiff::kExamples)
        return;
    QList<QByteArray> sorted(codes.cbegin(), codes.cend());
    std::ranges::sort(sorted);
    users.insert(place, {holder.userId, holder.email, count, sorted.first(std::min(kExampleCodes, sorted.size()))});
    if (users.size() > SetDiff::kExamples)
        users.pop_back();
}

Result<SetDifference> difference(db::Connection &connection, const access::PermissionSet &set, const SetChange &change,
                                 const QByteArray &now)
{
    BASALT_TRY(const Tree tree, loadTree(connection));
    BASALT_TRY(const auto entries, entriesAfter(set, change, tree));
    const Codes before = set.isAssignable ? tree.given(set.permissions) : Codes();
    const Codes after = change.isAssignable.value_or(set.isAssignable) ? tree.given(entries) : Codes();
    const Codes added = Codes(after).subtract(before);
    const Codes removed = Codes(before).subtract(after);

    BASALT_TRY(auto holders, access::PermissionSetStore(connection).holders(set, now, SetDiff::kMostUsers + 1));
    SetDifference result;
    result.isComplete = qint64(holders.size()) <= SetDiff::kMostUsers;
    if (!result.isComplete)
        holders.removeLast();
    QMap<QByteArray, AffectedPermission> permissions;
    QElapsedTimer timer;
    timer.start();
    for (const access::SetHolder &holder : std::as_const(holders)) {
        if (timer.elapsed() > SetDiff::kPatience.count()) {
            result.isComplete = false;
            break;
        }
        ++result.usersLookedAt;
        BASALT_TRY(const Codes otherwise, heldOtherwise(connection, holder, set, now));
        const Codes gained = Codes(added).subtract(otherwise);
        const Codes lost = Codes(removed).subtract(otherwise);
        for (const QByteArray &code : gained)
            ++permissions[code].gaining;
        for (const QByteArray &code : lost)
            ++permissions[code].losing;
        if (!gained.isEmpty()) {
            ++result.gaining;
            keep(result.gains, holder, gained);
        }
        if (!lost.isEmpty()) {
            ++result.losing;
            keep(result.losses, holder, lost);
        }
    }
    for (auto each = permissions.begin(); each != permissions.end(); ++each) {
        each->code = each.key();
        result.permissions.append(*each);
    }
    return result;
}

} // namespace

void SetDiff::compare(db::Session &session, const auth::Principal &asker, SetChange change,
                      db::Completion<SetDifference> done) const
{
    session.read<SetDifference>(
        [asker, change = std::move(change),
         now = core::formatTimestamp(m_clock.nowMs())](db::Connection &connection) -> Result<SetDifference> {
            BASALT_TRY_VOID(access::demand(asker, "permission_sets.update"));
            BASALT_TRY_VOID(access::demand(asker, "users.read"));
            BASALT_TRY(const auto set, access::PermissionSetStore(connection).find(change.setId, access::sightOf(asker)));
            if (!set)
                return Error::of(Code::PermissionSetNotFound);
            return difference(connection, *set, change, now);
        },
        std::move(done));
}

} // namespace basalt::explain
