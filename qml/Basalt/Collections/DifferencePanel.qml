// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Access
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who gains and who loses by a rule as it stands here, before it is saved. */
Rectangle {
    id: root

    required property RulesEditor rules
    readonly property bool view: Array.from(CollectionStore.views).includes(rules.collection)
    property string operation: "list"
    readonly property alias difference: difference
    /** Whether the rule is another than the one that is saved. */
    property bool modified: false

    function follow(): void {
        difference.clear();
        modified = rules.differs(operation);
    }

    objectName: "differencePanel"
    implicitHeight: body.implicitHeight + 2 * Theme.space3
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border
    onOperationChanged: follow()

    Command {
        commandId: "rules.compare"
        title: qsTr("Who gains, who loses?")
        category: qsTr("Collection")
        iconName: "git-compare"
        shortcut: "Ctrl+Shift+G"
        enabled: root.visible && root.modified && !difference.busy
        onTriggered: difference.compareEdited(root.rules, root.operation)
    }
    AccessDifference {
        id: difference

        objectName: "ruleDifference"
    }
    Connections {
        target: root.rules

        function onChanged(): void {
            root.follow();
        }
    }
    // With other records, of another account, it is another comparison.
    Connections {
        target: Session

        function onReady(): void {
            difference.clear();
        }
    }
    ColumnLayout {
        id: body

        x: Theme.space4
        y: Theme.space3
        width: parent.width - 2 * Theme.space4
        spacing: Theme.space3

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space3

            UiText {
                text: qsTr("Compare")
                font.weight: Theme.weightStrong
            }
            UiText {
                Layout.fillWidth: true
                text: Session.accountId === "" ? qsTr("a rule as it stands here with the saved one, for the users of all accounts") : qsTr("a rule as it stands here with the saved one, for the users of %1").arg(Session.accountName)
                color: Theme.muted
            }
            Segmented {
                objectName: "differenceOperation"
                values: root.view ? ["list", "view"] : ["list", "view", "update", "delete"]
                texts: [qsTr("List"), qsTr("View"), qsTr("Update"), qsTr("Delete")]
                value: root.operation
                onChosen: value => root.operation = value
            }
        }
        DifferencePart {
            Layout.fillWidth: true
            difference: difference
            obstacle: root.modified ? "" : qsTr("This rule is as it is saved: change it above, then compare.")
            most: 10
            onWanted: difference.compareEdited(root.rules, root.operation)
        }
    }
}
