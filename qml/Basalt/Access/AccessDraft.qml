// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Another rule in the place of the one in force: the decision follows it, and it tells for whom it makes a difference. */
Card {
    id: root

    readonly property bool trying: AccessQuestion.ruleMode !== "stored"

    objectName: "accessDraft"
    spacing: Theme.space3

    Heading {
        level: 2
        text: qsTr("If the rule were…")
    }
    Segmented {
        objectName: "draftMode"
        values: ["stored", "locked", "rule", "everyone"]
        texts: [qsTr("As it is"), qsTr("Locked"), qsTr("Another"), qsTr("Everyone")]
        value: AccessQuestion.ruleMode
        onChosen: value => AccessQuestion.ruleMode = value
    }
    MonoText {
        objectName: "storedRule"
        width: parent.width
        visible: AccessQuestion.ruleMode === "stored" && text !== ""
        text: AccessQuestion.storedRule
        color: Theme.muted
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        maximumLineCount: 8
    }
    RuleField {
        id: field

        objectName: "draftRule"
        width: parent.width
        visible: AccessQuestion.ruleMode === "rule"
        collection: AccessQuestion.collection
        operation: AccessQuestion.operation
        text: AccessQuestion.rule
        placeholderText: "created_by = @request.auth.id"
        onEdited: AccessQuestion.rule = text
    }
    UiText {
        width: parent.width
        visible: field.visible && text !== ""
        text: field.problem
        color: Theme.danger
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    AccessDifference {
        id: difference

        objectName: "draftDifference"
    }
    Connections {
        target: AccessQuestion

        function onAsked(): void {
            difference.clear();
        }
    }
    DifferencePart {
        width: parent.width
        visible: root.trying && AccessQuestion.operation !== "create"
        difference: difference
        obstacle: field.visible && (field.text === "" || field.problem !== "") ? qsTr("Write a rule first that the server understands.") : ""
        onWanted: difference.compare(AccessQuestion.collection, AccessQuestion.operation, AccessQuestion.ruleMode, AccessQuestion.rule)
    }
}
