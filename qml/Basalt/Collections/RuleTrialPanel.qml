// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What the rules, as they are being written, decide for people and records, and what they cost. */
Rectangle {
    id: root

    required property RulesEditor rules
    readonly property int nameWidth: Theme.grid(64)
    readonly property bool view: Array.from(CollectionStore.views).includes(rules.collection)
    /** The cell that is explained: its user and its record. */
    property int row: -1
    property int column: -1

    objectName: "ruleTrial"
    implicitHeight: body.implicitHeight + 2 * Theme.space3
    radius: Theme.radiusCard
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.border

    RuleTrialModel {
        id: trial

        objectName: "ruleTrialModel"
        rules: root.rules
        onOperationChanged: root.row = -1
        onSubjectsChanged: root.row = -1
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
                text: qsTr("Try")
                font.weight: Theme.weightStrong
            }
            UiText {
                Layout.fillWidth: true
                text: qsTr("what they decide as they stand here, saved or not")
                color: Theme.muted
                elide: Text.ElideRight
            }
            Spinner {
                visible: trial.busy
                size: Theme.iconSizeSmall
            }
            Segmented {
                objectName: "trialOperation"
                values: root.view ? ["list", "view"] : ["list", "view", "create", "update", "delete"]
                texts: [qsTr("List"), qsTr("View"), qsTr("Create"), qsTr("Update"), qsTr("Delete")]
                value: trial.operation
                onChosen: value => trial.operation = value
            }
        }
        InlineNotice {
            Layout.fillWidth: true
            visible: trial.error.isSet
            title: trial.error.title
            message: trial.error.message
        }
        UiText {
            Layout.fillWidth: true
            visible: trial.loaded && trial.records.length === 0
            text: qsTr("There are no records yet that the rules could be tried with.")
            color: Theme.muted
        }
        ColumnLayout {
            id: table

            Layout.fillWidth: true
            visible: trial.loaded && trial.records.length > 0
            opacity: trial.problem !== "" ? Theme.disabledOpacity : 1
            spacing: 0

            RowLayout {
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.space1
                spacing: Theme.space1

                Item {
                    Layout.preferredWidth: root.nameWidth
                    implicitHeight: 1
                }
                Repeater {
                    model: trial.records

                    UiText {
                        required property string modelData

                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        text: modelData
                        color: Theme.muted
                        font.pixelSize: Theme.fontCaption
                        horizontalAlignment: Text.AlignHCenter
                        elide: Text.ElideRight
                    }
                }
            }
            Repeater {
                id: rows

                model: trial

                RuleTrialRow {
                    Layout.fillWidth: true
                    nameWidth: root.nameWidth
                    columns: Array.from(trial.records)
                    planned: userId !== "" && userId === trial.planUser
                    selectedColumn: root.row === index ? root.column : -1
                    onCellChosen: at => {
                        root.row = index;
                        root.column = at;
                        explanation.text = qsTr("%1, %2: %3").arg(name).arg(trial.records[at]).arg(reasons[at]);
                    }
                    onPlanChosen: trial.planUser = userId
                    onLeaving: (step, at) => (rows.itemAt(index + step) as RuleTrialRow)?.focusCell(at)
                }
            }
        }
        UiText {
            Layout.fillWidth: true
            visible: trial.loaded && trial.count === 1
            text: qsTr("Superadmins always pass, and there is nobody else yet.")
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
        }
        UiText {
            id: explanation

            objectName: "trialReason"
            Layout.fillWidth: true
            visible: root.row >= 0 && trial.problem === ""
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
        UiText {
            objectName: "trialProblem"
            Layout.fillWidth: true
            visible: trial.problem !== ""
            text: trial.problem
            color: Theme.danger
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
        Repeater {
            model: trial.statements

            RulePlanItem {
                required property ruleStatement modelData

                Layout.fillWidth: true
                statement: modelData
            }
        }
    }
}
