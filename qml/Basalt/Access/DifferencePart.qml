// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The comparison of a rule or a set with what is in force, whatever state it is in: not asked for, under way, known, impossible. */
Column {
    id: root

    required property AccessDifference difference
    /** Why it cannot be asked for at the moment; empty: it can. */
    property string obstacle: ""
    property int most: 5
    signal wanted

    spacing: Theme.space3

    Row {
        spacing: Theme.space2

        UiButton {
            objectName: "compareRules"
            iconName: "git-compare"
            text: root.difference.known ? qsTr("Compare again") : qsTr("Who gains, who loses?")
            enabled: root.obstacle === ""
            busy: root.difference.busy
            onClicked: root.wanted()
        }
        UiButton {
            objectName: "cancelComparison"
            visible: root.difference.busy
            kind: "ghost"
            text: qsTr("Cancel")
            onClicked: root.difference.cancel()
        }
    }
    UiText {
        objectName: "comparisonHint"
        width: parent.width
        visible: text !== ""
        text: root.difference.busy && root.difference.ofSet ? qsTr("Comparing holder by holder…") : root.difference.busy ? qsTr("Comparing user by user, with the records of this moment…") : root.obstacle
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    InlineNotice {
        objectName: "notComparable"
        width: parent.width
        visible: root.difference.problem !== ""
        tone: "warning"
        title: qsTr("This cannot be compared")
        message: root.difference.problem
    }
    InlineNotice {
        objectName: "comparisonFailed"
        width: parent.width
        visible: root.difference.error.isSet && root.difference.problem === ""
        title: root.difference.error.title
        message: root.difference.error.message
    }
    DifferenceView {
        width: parent.width
        visible: root.difference.known
        difference: root.difference
        most: root.most
    }
}
