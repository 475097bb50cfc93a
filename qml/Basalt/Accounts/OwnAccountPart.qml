// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The account of whoever is no superadmin: what it is called, and who owns it. */
Flickable {
    id: root

    function reload(): void {
        owners.reload();
    }

    objectName: "ownAccount"
    contentWidth: width
    contentHeight: card.height + 2 * Theme.space5
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    T.ScrollBar.vertical: UiScrollBar { }

    Card {
        id: card

        x: Theme.space5
        width: Math.min(root.width - 2 * Theme.space5, Theme.grid(150))
        padding: Theme.space5
        spacing: Theme.space3

        Heading {
            level: 2
            text: Session.accountName
        }
        FactRow {
            width: parent.width
            label: qsTr("Code")
            value: Session.accountCode
            mono: true
        }
        OwnersPart {
            id: owners

            width: parent.width
            accountId: Session.accountId
            accountName: Session.accountName
        }
    }
}
