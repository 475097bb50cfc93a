// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What a list makes of the members of a group: who comes, who goes, and who in it is nobody. */
Column {
    id: root

    required property MemberSync sync
    /** Names of each kind that are shown; the others are counted. */
    readonly property int most: 8

    function some(names: list<string>): string {
        const shown = Array.from(names).slice(0, most).join(", ");
        return names.length > most ? qsTr("%1 and %Ln more", "", names.length - most).arg(shown) : shown;
    }

    objectName: "syncPreview"
    spacing: Theme.space2

    UiText {
        visible: root.sync.looking
        text: qsTr("Looking whose addresses these are: %1 of %2").arg(Desktop.numberText(root.sync.done)).arg(Desktop.numberText(root.sync.total))
        color: Theme.muted
        Accessible.name: text
    }
    UiProgressBar {
        width: parent.width
        visible: root.sync.looking
        to: Math.max(1, root.sync.total)
        value: root.sync.done
    }
    InlineNotice {
        objectName: "syncJoining"
        width: root.width
        visible: root.sync.known && root.sync.joining.length > 0
        tone: "success"
        iconName: "user-round-plus"
        title: qsTr("%Ln join(s)", "", root.sync.joining.length)
        message: root.some(root.sync.joining)
    }
    InlineNotice {
        objectName: "syncLeaving"
        width: root.width
        visible: root.sync.known && root.sync.leaving.length > 0
        tone: "danger"
        iconName: "user-minus"
        title: qsTr("%Ln go(es)", "", root.sync.leaving.length)
        message: root.some(root.sync.leaving)
    }
    InlineNotice {
        objectName: "syncUnknown"
        width: root.width
        visible: root.sync.known && root.sync.unknown.length > 0
        tone: "warning"
        iconName: "circle-help"
        title: qsTr("%Ln address(es) of nobody in this account", "", root.sync.unknown.length)
        message: root.some(root.sync.unknown)
    }
    InlineNotice {
        objectName: "syncOneself"
        width: root.width
        visible: root.sync.known && root.sync.oneself
        tone: "warning"
        title: qsTr("You are in the list")
        message: qsTr("Nobody adds himself to a group: somebody else has to.")
    }
    UiText {
        objectName: "syncStaying"
        width: root.width
        visible: root.sync.known && (root.sync.staying > 0 || (root.sync.joining.length === 0 && root.sync.leaving.length === 0))
        text: root.sync.joining.length === 0 && root.sync.leaving.length === 0 ? qsTr("Nobody joins and nobody goes; %Ln stay(s).", "", root.sync.staying) : qsTr("%Ln stay(s) a member.", "", root.sync.staying)
        color: Theme.muted
    }
}
