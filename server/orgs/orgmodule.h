// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "orgs/invitationactionservice.h"
#include "orgs/invitationanswers.h"
#include "orgs/invitationtemplateservice.h"
#include "orgs/orgservice.h"

namespace basalt::orgs {

/** Organisations and invitations: what the composition makes one of. Thread-safe, like both. */
class OrgModule
{
public:
    /** The parts outlive it. */
    explicit OrgModule(const OrgParts &parts)
        : invitations(parts)
        , answers(parts)
        , actions(parts)
        , templates(parts)
        , orgs(parts, invitations)
    { }
    Q_DISABLE_COPY_MOVE(OrgModule)

    InvitationService invitations;
    InvitationAnswers answers;
    InvitationActionService actions;
    InvitationTemplateService templates;
    OrgService orgs;
};

} // namespace basalt::orgs
